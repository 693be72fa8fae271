// Mends the page of a missing address when the site does not know its own. That page is served at any depth, so its
// addresses begin at the host's root. The page asks for this script in every folder upwards; the copy that is found
// knows where the site begins, and moves every address there. And it offers to search for what the address was about.
(function () {
  "use strict";

  const own = document.currentScript;
  if (!own || document.documentElement.dataset.root) return;
  const root = new URL("../../", own.src).pathname;
  document.documentElement.dataset.root = root;
  const mend = () => {
    for (const name of ["href", "src"]) {
      for (const element of document.querySelectorAll(`[${name}^="/"]:not(script)`)) {
        const address = element.getAttribute(name);
        if (!address.startsWith("//") && !address.startsWith(root)) element.setAttribute(name, root + address.slice(1));
      }
    }
  };
  if (root !== "/") {
    mend();
    document.addEventListener("DOMContentLoaded", mend); // what comes after this script, too
  }

  const search = document.querySelector("[data-search]");
  const last = location.pathname.split("/").filter(Boolean).pop() || "";
  // Letters that are written as numbers say nothing to a search; a whole novel is not searched for.
  const words = last.replace(/\.html?$/, "").replace(/%[0-9a-f]{2}|[^\p{L}\p{N}]+/giu, " ").trim().slice(0, 60);
  if (!search || !words) return;
  search.textContent = search.dataset.search.replace("{words}", () => words);
  search.href += `${search.href.includes("?") ? "&" : "?"}q=${encodeURIComponent(words)}`;
  search.hidden = false;
})();
