// A page that was built long ago still says which of its claims are past their day: each carries the first day on
// which it is stale, and the reader's clock (the day in UTC, as the build counts) is held against it.
(function () {
  "use strict";

  function init() {
    const today = new Date().toISOString().slice(0, 10);
    let stale = false;
    for (const mark of document.querySelectorAll("[data-stale-after]")) {
      if (today < mark.dataset.staleAfter) continue;
      mark.hidden = false;
      stale = true;
    }
    const words = document.querySelector("[data-stale-banner]");
    const content = document.querySelector("article") || document.querySelector("main");
    if (!stale || !words || !content || content.querySelector(".t-stale-banner")) return;
    const banner = document.createElement("p");
    banner.className = "t-stale-banner";
    banner.textContent = words.dataset.staleBanner;
    const heading = content.querySelector("h1");
    if (heading) heading.after(banner);
    else content.prepend(banner);
  }

  // The theme announces each page it shows, also after a change without reloading. Read from a disk it announces none, so
  // the first page does not wait for it.
  if (typeof window.document$ !== "undefined") window.document$.subscribe(init);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", init);
  else init();
})();
