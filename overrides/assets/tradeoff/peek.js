// A look at a source without leaving the sentence: whoever points at a footnote's number, or reaches it by keyboard, sees
// its entry of the list. Escape or moving on closes it; without this script the number leads to the list, as it also does here.
(function () {
  "use strict";

  const PAUSE = 200; // milliseconds: a pointer that only passes by opens nothing
  let card = null;
  let owner = null;
  let timer = 0;

  function close() {
    clearTimeout(timer);
    if (!card) return;
    owner.removeAttribute("aria-describedby");
    card.remove();
    card = owner = null;
  }

  function place(link) {
    const at = link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const edge = 8;
    const above = at.bottom + height + edge > innerHeight && at.top > height + edge;
    card.style.top = `${above ? at.top - height - 2 : at.bottom + 2}px`;
    card.style.insetInlineStart = `${Math.max(edge, Math.min(at.x, document.documentElement.clientWidth - width - edge))}px`;
  }

  function open(link) {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!entry || link === owner) return;
    close();
    owner = link;
    card = document.createElement("div");
    card.className = "t-peek";
    card.id = "t-peek";
    card.append(...entry.cloneNode(true).childNodes);
    for (const named of card.querySelectorAll("[id]")) named.removeAttribute("id");
    link.closest("main").append(card);
    link.setAttribute("aria-describedby", card.id);
    place(link);
  }

  function over(event) {
    const link = event.target.closest?.(".t-ref a");
    clearTimeout(timer);
    if (link) timer = setTimeout(open, PAUSE, link);
    else if (card && !event.target.closest?.(".t-peek")) timer = setTimeout(close, PAUSE);
  }

  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && over(event));
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest(".t-ref a");
    if (link && link.matches(":focus-visible")) open(link);
    else if (!event.target.closest(".t-peek")) close();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => event.target.closest(".t-peek") || close());
  document.addEventListener("scroll", () => card && place(owner), { passive: true, capture: true });
})();
