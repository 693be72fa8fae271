// The theme puts a bar with a copy button into each piece of code and makes it a landmark, all without a name. A page with
// ten samples would have ten landmarks that nobody can tell apart, so each is named by its button and its number.
(function () {
  "use strict";

  function name() {
    document.querySelectorAll("nav.md-code__nav").forEach((bar, index) => {
      const button = bar.querySelector("[title]");
      const label = `${button ? button.title : ""} ${index + 1}`.trim();
      if (bar.getAttribute("aria-label") !== label) bar.setAttribute("aria-label", label);
    });
  }

  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
  name();
})();
