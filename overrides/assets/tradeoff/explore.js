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
    return { node, option: node.dataset.option, low: points && points[0], high: points && points[points.length - 1], state, same, text: plain(node.textContent) };
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
    const view = { find: "", order: "", differences: false, ignored: false };
    for (const name of LISTS) {
      const given = query.has(name) ? query.get(name).split(",") : [];
      view[name] = [...new Set(given.filter((id) => known[name].has(id)))];
      if (given.some((id) => id && !known[name].has(id))) view.ignored = true;
    }
    // One option is no comparison.
    if (view.show.length === 1) [view.show, view.ignored] = [[], true];
    const order = query.get("order") || "";
    if (known.order.has(order)) view.order = order;
    else view.ignored = true;
    const flag = query.get("differences");
    view.differences = flag === "1";
    if (flag && flag !== "1") view.ignored = true;
    const find = query.get("find") || "";
    view.find = find.slice(0, LONGEST);
    if (find.length > LONGEST) view.ignored = true;
    return view;
  }

  function toAddress(view) {
    const query = new URLSearchParams(location.search);
    const put = (name, value) => (value ? query.set(name, value) : query.delete(name));
    for (const name of LISTS) put(name, view[name].join(","));
    put("order", view.order);
    put("differences", view.differences ? "1" : "");
    put("find", view.find.trim());
    const text = query.toString().replaceAll("%2C", ",");
    try {
      history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
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
        const unscored = claim.low === null;
        if (unscored || missed(claim)) found.misses.push(id);
        else if (!met(claim)) found.open.push(id);
      };
      for (const id of view.must) hold(id, (claim) => claim.low >= ENOUGH, (claim) => claim.high < ENOUGH);
      for (const id of view.not) hold(id, (claim) => claim.high <= FEW, (claim) => claim.low > FEW);
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
    const known = {
      show: options,
      topic: new Set(boxes("topic").map((box) => box.value)),
      state: new Set(boxes("state").map((box) => box.value)),
      must: needs,
      not: needs,
      order: new Set([...form.elements.order.options].map((option) => option.value)),
    };
    let view;
    let sorted = "";
    let waiting = 0;

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
      const at = data.options.findIndex((option) => option.id === view.order);
      const key = view.order && `${view.order} ${shown}`;
      if (key === sorted) return;
      sorted = key;
      if (view.order) {
        const compare = (COMPARE[view.order] || byOption(at))(shown);
        data.sections[0].body.append(...[...data.rows].sort(compare).map((row) => row.node));
      } else {
        for (const row of data.rows) row.section.body.append(row.node);
      }
      figure.toggleAttribute("data-flat", Boolean(view.order));
      const says = { name: "ascending", difference: "other" };
      data.heads.forEach((node, index) => {
        const mine = at >= 0 ? index === at + 1 : view.order && index === 0;
        if (mine) node.setAttribute("aria-sort", says[view.order] || "descending");
        else node.removeAttribute("aria-sort");
      });
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
        const misses = found[index].misses.map((id) => labels[id]).join(", ");
        let says = option.node.querySelector(".t-misses");
        if (!says && misses) option.node.append((says = element("span", { class: "t-misses" })));
        if (says) say(says, misses && `✕ ${fill(words.misses, { needs: misses })}`);
      });
      figure.classList.toggle("t-wide", shown.length > MOST);
      figure.classList.toggle("t-still", shown.length <= MOST);
      for (const section of data.sections) if (section.head) section.head.cells[0].colSpan = shown.length + 1;
      return { chosen, fit, shown };
    }

    function fits(row, shown, asked) {
      const cells = shown.map((index) => row.cells[index]);
      if (view.topic.length && !view.topic.includes(row.section.id)) return false;
      if (view.differences && cells.every((one) => one.same === cells[0].same)) return false;
      const stale = (one) => view.state.includes("stale") && one.node.querySelector(".t-stale:not([hidden])");
      if (view.state.length && !cells.some((one) => view.state.includes(one.state) || stale(one))) return false;
      return asked.every((word) => row.text.includes(word) || cells.some((one) => one.text.includes(word)));
    }

    function needsSentence(found, { chosen, fit, shown }) {
      if (!view.must.length && !view.not.length) return "";
      const name = (kind, id) => `${words[kind].toLowerCase()} ${labels[id]}`;
      const said = (id) => (view.must.includes(id) ? name("must", id) : name("not", id));
      const lines = [fill(words.fit, { fit: fit.length, all: chosen.length })];
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
      const rows = fill(count === all ? words.all : count ? words.some : words.none, { shown: count, all });
      say(part("count"), [rows, needsSentence(found, split)].filter(Boolean).join(" "));
      form.querySelector(".t-clear").hidden = ![...LISTS, "find", "order", "differences"].some((name) => view[name].length || view[name] === true);
    }

    function changed(pause) {
      part("ignored").hidden = true;
      show();
      clearTimeout(waiting);
      // Browsers limit how often an address may change; letters come fast.
      if (pause) waiting = setTimeout(() => form.isConnected && toAddress(view), 250);
      else toAddress(view);
    }

    function take(event) {
      const { name, value } = event.target;
      if (name === "must" || name === "not") {
        if (!value) return;
        const against = name === "must" ? "not" : "must";
        view[against] = view[against].filter((id) => id !== value);
        if (!view[name].includes(value)) view[name].push(value);
        event.target.value = "";
        list();
      } else if (name === "show") {
        const chosen = boxes("show").filter((box) => box.checked).map((box) => box.value);
        if (chosen.length < 2) {
          event.target.checked = true; // two at least
          return;
        }
        view.show = chosen.length === data.options.length ? [] : chosen;
      } else if (name === "topic" || name === "state") {
        view[name] = boxes(name).filter((box) => box.checked).map((box) => box.value);
      } else if (name === "differences") {
        view.differences = event.target.checked;
      } else {
        view[name] = value;
      }
      changed(name === "find");
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

    // An anchor on a row that is filtered away: the reader asked for that row.
    function reveal() {
      const target = figure.querySelector(":target");
      if (target && target.closest("tr[hidden]")) {
        clear();
        target.scrollIntoView();
      }
    }

    for (const name of ["must", "not"]) {
      for (const section of data.sections) {
        const rows = scored.filter((row) => row.section === section);
        const choices = rows.map((row) => element("option", { value: row.id }, row.label));
        if (rows.length) form.elements[name].append(section.title ? element("optgroup", { label: section.title }, ...choices) : choices[0]);
      }
    }
    view = fromAddress(known);
    fields();
    show();
    part("ignored").hidden = !view.ignored;
    if (["show", "topic", "state", "must", "not"].some((name) => view[name].length)) form.querySelector(".t-filters").open = true;
    form.addEventListener("input", (event) => event.target.name === "find" && take(event));
    form.addEventListener("change", (event) => event.target.name !== "find" && take(event));
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

  // The theme announces each page it shows, also after a change without reloading. Read from a disk it announces none, so
  // the first page does not wait for it.
  if (typeof window.document$ !== "undefined") window.document$.subscribe(init);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", init);
  else init();
})();
