// The share menu of a block: copy the frame or the table as Markdown. Without this script the menu still offers the
// frame to select by hand and the files as links.
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

  function init() {
    for (const menu of document.querySelectorAll("details.t-share")) {
      if ("ready" in menu.dataset) continue;
      menu.dataset.ready = "";
      start(menu);
    }
  }

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.t-share[open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // The theme announces each page it shows, also after a change without reloading. Read from a disk it announces none, so
  // the first page does not wait for it.
  if (typeof window.document$ !== "undefined") window.document$.subscribe(init);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", init);
  else init();
})();
