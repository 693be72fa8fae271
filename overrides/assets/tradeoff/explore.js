// Explore a comparison: choose options, filter and order rows, say what the project needs. The whole table is in the page;
// this only hides and moves. What is chosen stands in the address by ids, so that a view can be sent on. A classic script:
// it also runs from a disk.
(function () {
  "use strict";

  const LISTS = ["show", "topic", "state", "must", "not"];
  const ENOUGH = 3; // points that meet a must-have: the same that carry a strength
  const FEW = 1; // points that meet a must-not: the same that make a weakness
  const MOST = 3; // options that a page shows without a box that scrolls
  const LONGEST = 100; // letters to look for
  const OWN = 3; // orders that stand before those by an option

  function fill(text, values) {
    return text.replace(/\{([a-z]+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // What the table holds, read once.

  function cell(node) {
    const given = node.dataset.points;
    const points = given ? given.split("-").map(Number) : null;
    const mark = node.querySelector(".t-mark");
    const state = mark ? mark.dataset.state : "fact";
    const value = node.querySelector(".t-value") || node.querySelector(".t-text");
    const same = points ? given : mark ? state : plain(value ? value.textContent : "");
    // Numbers of footnotes and marks that are not shown yet are no text of the answer.
    const text = [...node.children].filter((part) => !part.matches(".t-ref, .t-stale")).map((part) => plain(part.textContent)).join(" ");
    const aged = node.querySelector(".t-stale"); // may not have been unveiled yet
    const stale = Boolean(aged) && (!aged.hidden || aged.dataset.staleAfter <= new Date().toISOString().slice(0, 10));
    return { node, low: points && points[0], high: points && points[points.length - 1], state, same, text, stale };
  }

  function read(table) {
    const sections = [...table.tBodies].map((body) => {
      const head = body.querySelector(".t-section");
      return { body, head, id: head ? head.dataset.section : "", title: head ? head.querySelector(".t-title").textContent : "" };
    });
    const rows = sections.flatMap((section) =>
      [...section.body.rows].filter((node) => node !== section.head).map((node) => {
        const label = node.querySelector("th").textContent.trim();
        node.cells[0].dataset.topic = section.title; // shown while rows are not in their sections
        return { node, section, id: node.dataset.row || node.id, label, text: plain(`${label} ${section.title}`), cells: [...node.querySelectorAll("td")].map(cell) };
      }),
    );
    const heads = [...table.tHead.rows[0].cells];
    const options = heads.slice(1).map((node) => ({ node, id: node.dataset.option, name: node.textContent.trim() }));
    return { table, sections, rows, heads, options };
  }

  // The address.

  function fromAddress(known) {
    const query = new URLSearchParams(location.search);
    const view = { ignored: false };
    for (const name of LISTS) {
      const given = query.getAll(name).flatMap((ids) => ids.split(","));
      view[name] = [...new Set(given.filter((id) => known[name].has(id)))];
      if (view[name].length < given.length) view.ignored = true;
    }
    // One option is no comparison, and nothing can be had and not be had.
    if (view.show.length === 1) [view.show, view.ignored] = [[], true];
    if (view.show.length === known.show.size) view.show = [];
    if (view.not.some((id) => view.must.includes(id))) view.ignored = true;
    view.not = view.not.filter((id) => !view.must.includes(id));
    const single = (name, fits) => {
      const given = query.getAll(name);
      const good = given.length === 1 && fits(given[0]);
      if (given.length && !good) view.ignored = true;
      return good ? given[0] : "";
    };
    view.order = single("order", (id) => id && known.order.has(id));
    view.differences = single("differences", (flag) => flag === "1") === "1";
    view.find = single("find", (text) => text.trim() && text.length <= LONGEST && !text.includes("\uFFFD")); // what broken escapes become
    return view;
  }

  // Parameters of others stay as they were written. An anchor stays too, unless the view hides what it leads to: with it
  // the address would open as another view.
  function toAddress(view, hidden) {
    const ours = [...LISTS, "order", "differences", "find"];
    const parts = location.search.slice(1).split("&").filter((part) => part && !ours.includes(part.split("=")[0]));
    const values = { ...view, differences: view.differences ? "1" : "", find: view.find.trim() };
    for (const name of ours) if (values[name].length) parts.push(`${name}=${encodeURIComponent(values[name]).replaceAll("%2C", ",")}`);
    try {
      history.replaceState(history.state, "", location.pathname + (parts.length ? `?${parts.join("&")}` : "") + (hidden ? "" : location.hash));
    } catch {
      // Some browsers refuse this for a page read from a disk; the table works without.
    }
  }

  // What an option does about the needs: those it misses, and those nobody can confirm.

  function needed(view, data) {
    const rows = new Map(data.rows.map((row) => [row.id, row]));
    return data.options.map((option, index) => {
      const found = { option, misses: [], open: [] };
      const hold = (id, met, missed) => {
        const claim = rows.get(id).cells[index];
        if (missed(claim)) found.misses.push(id);
        else if (!met(claim)) found.open.push(id);
      };
      // Where a question does not apply there are no points: that is not what must be had, nor proof that it is not had.
      for (const id of view.must) hold(id, (claim) => claim.low >= ENOUGH, (claim) => claim.low === null || claim.high < ENOUGH);
      for (const id of view.not) hold(id, (claim) => claim.low !== null && claim.high <= FEW, (claim) => claim.low > FEW);
      return found;
    });
  }

  function difference(row, shown) {
    const points = shown.map((index) => row.cells[index]).filter((one) => one.low !== null && one.low === one.high).map((one) => one.low);
    return points.length > 1 ? Math.max(...points) - Math.min(...points) : -1;
  }

  const COMPARE = {
    difference: (shown) => (a, b) => difference(b, shown) - difference(a, shown),
    name: () => (a, b) => a.label.localeCompare(b.label),
  };

  function byOption(index) {
    const points = (row) => (row.cells[index].low === null ? -1 : row.cells[index].low);
    return () => (a, b) => points(b) - points(a);
  }

  function start(form) {
    const figure = form.closest("figure");
    const data = read(figure.querySelector("table"));
    const words = JSON.parse(form.dataset.words);
    const part = (name) => form.querySelector(`[data-${name}]`);
    const scored = data.rows.filter((row) => row.cells.some((one) => one.low !== null));
    const labels = Object.fromEntries(data.rows.map((row) => [row.id, row.label]));
    const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
    const needs = new Set(scored.map((row) => row.id));
    const options = new Set(data.options.map((option) => option.id));
    const orders = [...form.elements.order.options].map((option) => option.value);
    const known = {
      show: options,
      topic: new Set(boxes("topic").map((box) => box.value)),
      state: new Set(boxes("state").map((box) => box.value)),
      must: needs,
      not: needs,
      order: new Set(orders),
    };
    let view;
    let sorted = "";
    let waiting = 0;
    let keyed = false;

    function told(key, number, all) {
      return fill(words[`${key}.${number === 1 ? "one" : "many"}`], { number, all });
    }

    // Only a change is written, so that a screen reader speaks once.
    function say(node, text) {
      if (node.textContent !== text) node.textContent = text;
    }

    function fields() {
      for (const name of ["show", "topic", "state"]) {
        for (const box of boxes(name)) box.checked = view[name].includes(box.value) || (name === "show" && !view.show.length);
      }
      form.elements.find.value = view.find;
      form.elements.order.value = view.order;
      form.elements.differences.checked = view.differences;
      list();
    }

    function list() {
      const chips = ["must", "not"].flatMap((kind) =>
        view[kind].map((id) => {
          const need = `${words[kind]}: ${labels[id]}`;
          const button = element("button", { type: "button", "aria-label": fill(words.remove, { need }), "data-kind": kind, "data-id": id }, need, element("span", { "aria-hidden": "true" }, " ×"));
          return element("li", {}, button);
        }),
      );
      part("needs").replaceChildren(...chips);
    }

    function order(shown) {
      const at = orders.indexOf(view.order) - OWN; // the option whose points decide, if one does
      const key = view.order && `${view.order} ${shown}`;
      if (key === sorted) return;
      sorted = key;
      if (view.order) {
        const compare = (at < 0 ? COMPARE[view.order] : byOption(at))(shown);
        data.sections[0].body.append(...[...data.rows].sort(compare).map((row) => row.node));
      } else {
        for (const row of data.rows) row.section.body.append(row.node);
      }
      figure.toggleAttribute("data-flat", Boolean(view.order));
      const says = { name: "ascending", difference: "other" };
      data.heads.forEach((node, index) => {
        const mine = at >= 0 ? index === at + 1 : view.order && index === 0;
        if (mine) node.setAttribute("aria-sort", at < 0 ? says[view.order] : "descending");
        else node.removeAttribute("aria-sort");
      });
    }

    function said(id) {
      return `${words[view.must.includes(id) ? "must" : "not"].toLowerCase()} ${labels[id]}`;
    }

    function columns(found) {
      let shown = data.options.map((_, index) => index).filter((index) => !view.show.length || view.show.includes(data.options[index].id));
      const chosen = shown;
      const fit = shown.filter((index) => !found[index].misses.length);
      // With one option there would be nothing to compare: then all stay, and the heading says what each misses.
      if (fit.length > 1) shown = fit;
      data.options.forEach((option, index) => {
        const off = !shown.includes(index);
        if (option.node.hidden !== off) {
          option.node.hidden = off;
          for (const row of data.rows) row.cells[index].node.hidden = off;
        }
        const misses = found[index].misses.map(said).join(", ");
        let says = option.node.querySelector(".t-misses");
        if (!says && misses) option.node.append((says = element("span", { class: "t-misses" })));
        if (says) say(says, misses && `✕ ${fill(words.misses, { needs: misses })}`);
      });
      figure.classList.toggle("t-wide", shown.length > MOST);
      figure.classList.toggle("t-still", shown.length <= MOST);
      for (const section of data.sections) if (section.head) section.head.cells[0].colSpan = shown.length + 1;
      for (const box of boxes("show")) box.disabled = box.checked && chosen.length < 3; // two at least
      return { chosen, fit, shown };
    }

    function fits(row, shown, asked) {
      const cells = shown.map((index) => row.cells[index]);
      if (view.topic.length && !view.topic.includes(row.section.id)) return false;
      if (view.differences && cells.every((one) => one.same === cells[0].same)) return false;
      if (view.state.length && !cells.some((one) => view.state.includes(one.state) || (one.stale && view.state.includes("stale")))) return false;
      return asked.every((word) => row.text.includes(word) || cells.some((one) => one.text.includes(word)));
    }

    function needsSentence(found, { chosen, fit, shown }) {
      if (!view.must.length && !view.not.length) return "";
      const lines = [told("fit", fit.length, chosen.length)];
      for (const index of chosen) {
        for (const [kind, word] of [["misses", words.fails], ["open", words.open]]) {
          if (found[index][kind].length) lines.push(fill(word, { name: data.options[index].name, needs: found[index][kind].map(said).join(", ") }));
        }
      }
      const hidden = chosen.filter((index) => !shown.includes(index)).map((index) => data.options[index].name);
      if (hidden.length) lines.push(fill(words.hidden, { names: hidden.join(", ") }));
      return lines.join(" ");
    }

    function show() {
      const found = needed(view, data);
      const split = columns(found);
      const asked = plain(view.find).split(/\s+/).filter(Boolean);
      const seen = new Set();
      let count = 0;
      for (const row of data.rows) {
        const off = !fits(row, split.shown, asked);
        if (row.node.hidden !== off) row.node.hidden = off;
        if (off) continue;
        count += 1;
        seen.add(row.section);
      }
      order(split.shown);
      for (const section of data.sections) if (section.head) section.head.hidden = Boolean(view.order) || !seen.has(section);
      const all = data.rows.length;
      const rows = count ? told(count === all ? "all" : "some", count, all) : words.none;
      say(part("count"), [rows, needsSentence(found, split)].filter(Boolean).join(" "));
      form.querySelector(".t-clear").hidden = ![...LISTS, "find", "order", "differences"].some((name) => view[name].length || view[name] === true);
    }

    function changed(pause) {
      figure.dataset.explored = ""; // from now on rows out of view may do without layout (block.css)
      part("ignored").hidden = true;
      show();
      clearTimeout(waiting);
      const write = () => form.isConnected && toAddress(view, Boolean(hiddenTarget()));
      // Browsers limit how often an address may change; letters come fast.
      if (pause) waiting = setTimeout(write, 250);
      else write();
    }

    function take(event) {
      const { name, value } = event.target;
      if (name === "must" || name === "not") {
        if (!value || keyed) return;
        const against = name === "must" ? "not" : "must";
        view[against] = view[against].filter((id) => id !== value);
        if (!view[name].includes(value)) view[name].push(value);
        event.target.value = "";
        list();
      } else if (name === "show") {
        const chosen = boxes("show").filter((box) => box.checked).map((box) => box.value);
        view.show = chosen.length === data.options.length ? [] : chosen;
      } else if (name === "topic" || name === "state") {
        view[name] = boxes(name).filter((box) => box.checked).map((box) => box.value);
      } else if (name === "differences") {
        view.differences = event.target.checked;
      } else {
        view[name] = value;
      }
      changed(event.type === "input");
    }

    // By keyboard a list that is not unfolded changes with every key. Then the choice counts once Enter is pressed or the
    // focus goes on; until then arrows and letters only look for it.
    function press(event) {
      if (!["must", "not"].includes(event.target.name)) return;
      keyed = !["Enter", " ", "F4"].includes(event.key) && !event.altKey;
      if (event.key !== "Enter" || !event.target.value) return;
      event.preventDefault();
      take(event);
    }

    function leave(event) {
      keyed = false;
      if (["must", "not"].includes(event.target.name)) take(event);
    }

    function clear() {
      view = { find: "", order: "", differences: false, show: [], topic: [], state: [], must: [], not: [] };
      fields();
      changed();
    }

    function drop(event) {
      const button = event.target.closest("button[data-kind]");
      if (!button) return;
      const { kind, id } = button.dataset;
      view[kind] = view[kind].filter((one) => one !== id);
      list();
      changed();
      (part("needs").querySelector("button") || form.elements[kind]).focus();
    }

    function hiddenTarget() {
      const target = document.getElementById(location.hash.slice(1));
      return target && figure.contains(target) && target.matches("tr[hidden]") ? target : null;
    }

    // An anchor on a row that is filtered away: the reader asked for that row.
    function reveal() {
      const target = hiddenTarget();
      if (!target) return;
      clear();
      target.scrollIntoView();
    }

    for (const name of ["must", "not"]) {
      for (const section of data.sections) {
        const rows = scored.filter((row) => row.section === section);
        const choices = rows.map((row) => element("option", { value: row.id }, row.label));
        if (rows.length) form.elements[name].append(...(section.title ? [element("optgroup", { label: section.title }, ...choices)] : choices));
      }
    }
    view = fromAddress(known);
    fields();
    show();
    part("ignored").hidden = !view.ignored;
    if (LISTS.some((name) => view[name].length)) form.querySelector(".t-filters").open = true;
    form.addEventListener("input", (event) => event.target.name === "find" && take(event));
    form.addEventListener("change", take);
    form.addEventListener("keydown", press);
    form.addEventListener("pointerdown", () => (keyed = false));
    form.addEventListener("focusout", leave);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", drop);
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      clear();
      form.elements.find.focus();
    });
    form.addEventListener("reveal", reveal);
    reveal();
  }

  function init() {
    for (const form of document.querySelectorAll("form.t-explore")) {
      if ("ready" in form.dataset) continue;
      form.dataset.ready = "";
      start(form);
    }
  }

  window.addEventListener("hashchange", () => {
    for (const form of document.querySelectorAll("form.t-explore")) form.dispatchEvent(new Event("reveal"));
  });

  // A link to a row that is filtered away. The theme takes a second click on one link for a step back.
  function lead(event) {
    const link = event.target.closest('a[href*="#"]');
    if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = document.getElementById(link.hash.slice(1));
    if (!row || !row.matches("form.t-explore ~ * tr[hidden]")) return;
    event.preventDefault();
    event.stopPropagation();
    location.hash = link.hash; // the address has let go of hidden rows, so this is a change
  }

  document.addEventListener("click", lead, true);

  // The theme announces each page it shows, also after a change without reloading. Read from a disk it announces none, so
  // the first page does not wait for it.
  if (typeof window.document$ !== "undefined") window.document$.subscribe(init);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", init);
  else init();
})();
