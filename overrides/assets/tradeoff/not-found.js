// Mends the page of a missing address when the site does not know its own. That page is served at any depth, so its
// addresses begin at the host's root. The page asks for this script in every folder upwards; the copy that is found
// knows where the site begins, and moves every address there.
(function () {
  "use strict";

  const own = document.currentScript;
  if (!own || document.documentElement.dataset.root) return;
  const root = new URL("../../", own.src).pathname;
  document.documentElement.dataset.root = root;
  for (const name of ["href", "src"]) {
    for (const element of document.querySelectorAll(`[${name}^="/"]:not(script)`)) {
      const address = element.getAttribute(name);
      if (!address.startsWith("//") && root !== "/" && !address.startsWith(root)) element.setAttribute(name, root + address.slice(1));
    }
  }
})();
