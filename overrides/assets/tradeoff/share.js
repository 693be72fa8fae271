// What readers take along: the address of a claim, the frame of a block, its table as Markdown. Without this script a claim's
// sign still leads to its address, and the menu offers the frame to select by hand and the files as links.
(function () {
  "use strict";

  function absolute(address, base) {
    return new URL(address, base || location.href).href;
  }

  // The site may not know its own address. Then the frame takes it from the page that is being read.
  function complete(field) {
    const relative = `src="${field.dataset.frame}"`;
    if (!field.value.includes(relative)) return;
    field.value = field.value.replace(relative, () => `src="${absolute(field.dataset.frame)}"`);
  }

  // A link in the file is relative to the file; pasted elsewhere it must be whole.
  function whole(markdown, file) {
    return markdown.replace(/\]\((<?)(\.{1,2}\/[^)>\s]*)/g, (_, open, link) => `](${open}${absolute(link, file)}`);
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false; // refused, or not offered to a page that came over plain http
    }
  }

  function select(field) {
    field.hidden = false;
    field.focus();
    field.select();
    try {
      return document.execCommand("copy"); // deprecated, and all that a page over plain http has
    } catch {
      return false;
    }
  }

  async function markdown(button) {
    const file = absolute(button.dataset.from);
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(String(answer.status));
    return whole(await answer.text(), file);
  }

  async function copy(menu, button) {
    const says = menu.querySelector("[data-copied]");
    let field = menu.querySelector("[data-frame]");
    says.textContent = "";
    if (button.dataset.copy === "markdown") {
      field = menu.querySelector("[data-markdown]");
      try {
        field.value = await markdown(button);
      } catch {
        // From a disk nothing can be fetched: the file itself is the way.
        says.textContent = says.dataset.failed;
        menu.querySelector(`a[href="${button.dataset.from}"]`).focus();
        return;
      }
    }
    const done = (await copied(field.value)) || select(field);
    says.textContent = done ? says.dataset.copied : says.dataset.failed;
  }

  function start(menu) {
    complete(menu.querySelector("[data-frame]"));
    for (const button of menu.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(menu, button));
    }
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      for (const open of document.querySelectorAll("details.t-share[open]")) if (open !== menu) open.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // A claim's sign becomes a button that copies its address. Held down with another key it stays the link it was.
  async function pin(link) {
    const note = document.querySelector(".t-toast");
    const says = link.closest("[data-pin]").dataset;
    note.textContent = "";
    const done = await copied(link.href);
    // From a page over plain http nothing can be copied unasked: then the address is shown to be copied by hand.
    note.textContent = done ? says.pinned : link.href;
    clearTimeout(note.dataset.timer);
    note.dataset.timer = setTimeout(() => (note.textContent = ""), done ? 3000 : 15000);
  }

  function pins() {
    // What speaks must be there before it speaks, or screen readers pass over it.
    if (!document.querySelector(".t-toast")) document.body.append(Object.assign(document.createElement("p"), { className: "t-toast", role: "status" }));
    for (const link of document.querySelectorAll("[data-pin] .t-pin:not([role])")) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-label", link.closest("[data-pin]").dataset.pin);
    }
  }

  function init() {
    pins();
    for (const menu of document.querySelectorAll("details.t-share")) {
      if ("ready" in menu.dataset) continue;
      menu.dataset.ready = "";
      start(menu);
    }
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest(".t-pin[role]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        event.stopPropagation(); // the theme would follow the link without a load, whatever we prevent
        pin(link);
      }
      for (const menu of document.querySelectorAll("details.t-share[open]")) if (!menu.contains(event.target)) menu.open = false;
    },
    true, // before the theme
  );

  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches(".t-pin[role]")) return;
    event.preventDefault();
    event.target.click();
  });

  // The theme announces each page it shows, also after a change without reloading. Read from a disk it announces none, so
  // the first page does not wait for it.
  if (typeof window.document$ !== "undefined") window.document$.subscribe(init);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", init);
  else init();
})();
