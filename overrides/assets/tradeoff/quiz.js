// The quiz. Reads numbers and words from form[data-quiz], computes what hooks/tradeoff/score.py computes, and keeps the
// answers in the address, so that a result can be sent on. A classic script: it also runs from a disk.
(function () {
  "use strict";

  const FULL = 4;
  const SVG = "http://www.w3.org/2000/svg";

  // Scores: whole numbers only. One set of vectors holds this and score.py.

  function percent(part, whole) {
    return whole ? Math.floor((200 * part + whole) / (2 * whole)) : 0;
  }

  function score(option, weights, must, points) {
    const span = (criterion) => (points[criterion] || {})[option] || [0, 0];
    const found = { option, low: 0, high: 0, of: 0, unmet: [], unconfirmed: [], open: [] };
    for (const [criterion, weight] of Object.entries(weights)) {
      const [low, high] = span(criterion);
      found.low += weight * low;
      found.high += weight * high;
      found.of += FULL * weight;
      if (weight && low !== high) found.open.push(`${criterion}--${option}`);
    }
    for (const need of must) {
      const [low, high] = span(need.criterion);
      if (high < need.at_least) found.unmet.push(need.criterion);
      else if (low < need.at_least) found.unconfirmed.push(need.criterion);
    }
    return found;
  }

  function judge(scores, threshold) {
    const verdict = (kind, more) => ({ kind, leader: "", margin: 0, claims: [], ...more });
    if (!scores.length || !scores[0].of) return verdict("empty");
    const of = scores[0].of;
    const fit = scores.filter((one) => !one.unmet.length);
    if (!fit.length) return verdict("none");
    if (fit.length === 1 && scores.length > 1) {
      const alone = fit[0];
      if (!alone.unconfirmed.length) return verdict("only", { leader: alone.option });
      return verdict("open", { claims: alone.unconfirmed.map((name) => `${name}--${alone.option}`).sort() });
    }
    const best = (mine, bound) => Math.max(0, ...fit.filter((one) => one !== mine).map((one) => one[bound]));
    const beats = (mine, theirs) => mine > theirs && (mine - theirs) * 100 >= threshold * of;
    for (const one of fit) {
      const rest = best(one, "high");
      if (beats(one.low, rest)) return verdict("leads", { leader: one.option, margin: percent(one.low - rest, of) });
    }
    const lows = fit.map((one) => one.low).sort((a, b) => b - a);
    const margin = lows.length > 1 ? Math.floor((100 * (lows[0] - lows[1])) / of) : 0;
    if (fit.some((one) => beats(one.high, best(one, "low")))) {
      return verdict("open", { margin, claims: [...new Set(fit.flatMap((one) => one.open))].sort() });
    }
    return verdict("tie", { margin });
  }

  window.TradeoffScore = { score, judge, percent };

  // What the answers ask for: weights add up, and of several must-haves on one criterion the highest counts.

  function needs(data, answers) {
    const weights = {};
    const least = {};
    for (const question of data.questions) {
      const answer = answers[question.id] && question.answers[answers[question.id]];
      if (!answer) continue;
      // A retired criterion may still stand in an answer; it counts for nothing.
      const live = ([criterion]) => Object.hasOwn(data.criteria, criterion);
      for (const [criterion, weight] of Object.entries(answer.weights).filter(live)) weights[criterion] = (weights[criterion] || 0) + weight;
      for (const [criterion, points] of answer.must.filter(live)) least[criterion] = Math.max(least[criterion] || 0, points);
    }
    return { weights, must: Object.entries(least).map(([criterion, at_least]) => ({ criterion, at_least })) };
  }

  // The address: ?a=<question>.<answer>,…

  function read(data) {
    const given = new URLSearchParams(location.search).get("a");
    const answers = {};
    let ignored = false;
    for (const part of given ? given.split(",") : []) {
      const [id, answer, ...rest] = part.split(".");
      const question = data.questions.find((one) => one.id === id);
      const known = question && !rest.length && Object.hasOwn(question.answers, answer) && !Object.hasOwn(answers, id);
      if (known) answers[id] = answer;
      else ignored = true;
    }
    return { answers, ignored };
  }

  function write(answers) {
    const rest = new URLSearchParams(location.search);
    rest.delete("a");
    const pairs = Object.entries(answers).map(([id, answer]) => `${id}.${answer}`);
    const query = [rest.toString(), pairs.length ? `a=${pairs.join(",")}` : ""].filter(Boolean).join("&");
    const address = location.pathname + (query ? `?${query}` : "") + location.hash;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // Some browsers refuse this for a page read from a disk; the quiz works without.
    }
  }

  // What is shown. Text only ever goes in as textContent.

  function fill(text, values) {
    return text.replace(/\{([a-z_]+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function bar(low, high) {
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of Object.entries({ class: "t-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" })) {
      svg.setAttribute(key, value);
    }
    for (const [name, width] of [["t-track", 100], ["t-high", high], ["t-low", low]]) {
      const shape = document.createElementNS(SVG, "rect");
      shape.setAttribute("class", name);
      shape.setAttribute("width", width);
      shape.setAttribute("height", 8);
      svg.append(shape);
    }
    return svg;
  }

  function sentences(data, verdict, scores) {
    const { words } = data;
    const name = (id) => data.options.find((one) => one.id === id).name;
    const labels = (criteria) => criteria.map((id) => data.criteria[id].label).join(", ");
    const key = { leads: "lead", none: "nobody" }[verdict.kind] || verdict.kind;
    const leader = verdict.leader ? name(verdict.leader) : "";
    const margin = fill(words[verdict.margin === 1 ? "margin-one" : "margin-many"], { number: verdict.margin });
    const said = [fill(words[key], { name: leader, margin, threshold: data.threshold })];
    for (const one of scores) {
      for (const kind of ["unmet", "unconfirmed"]) {
        if (one[kind].length) said.push(fill(words[kind], { name: name(one.option), criteria: labels(one[kind]) }));
      }
    }
    return said.join(" ");
  }

  function bars(data, verdict, scores) {
    return data.options.map((option, index) => {
      const low = percent(scores[index].low, scores[index].of);
      const high = percent(scores[index].high, scores[index].of);
      const share = fill(low === high ? data.words.share : data.words["share-range"], { low, high });
      const row = element("li", { "data-option": option.id }, element("span", { class: "t-name" }, option.name), bar(low, high), element("b", {}, share));
      if (verdict.leader === option.id) row.setAttribute("data-leads", "");
      return row;
    });
  }

  function contributions(data, needed, scores) {
    const { words, options } = data;
    const order = Object.keys(data.criteria);
    const musts = new Set(needed.must.map((need) => need.criterion));
    const weight = (id) => needed.weights[id] || 0;
    const shown = order.filter((id) => weight(id) || musts.has(id)).sort((a, b) => weight(b) - weight(a) || order.indexOf(a) - order.indexOf(b));
    const points = (low, high, most) => fill(low === high ? words.row : words["row-range"], { points: low, low, high, most });

    const head = element("tr", { role: "row" });
    for (const title of [words.criterion, words["weight-head"]]) head.append(element("th", { role: "columnheader", scope: "col" }, title));
    for (const option of options) head.append(element("th", { role: "columnheader", scope: "col", "data-option": option.id }, option.name));

    const body = element("tbody", { role: "rowgroup" });
    for (const id of shown) {
      const criterion = data.criteria[id];
      const counts = [weight(id) ? fill(words.weight, { weight: weight(id) }) : "", musts.has(id) ? words.must : ""].filter(Boolean).join(", ");
      const row = element("tr", { role: "row" });
      row.append(element("th", { role: "rowheader", scope: "row" }, element("a", { href: criterion.url }, criterion.label)));
      row.append(element("td", { role: "cell", "data-label": words["weight-head"] }, element("span", {}, counts)));
      for (const option of options) {
        const [low, high] = criterion.points[option.id] || [0, 0];
        const text = points(weight(id) * low, weight(id) * high, weight(id) * FULL);
        row.append(element("td", { role: "cell", "data-label": option.name, "data-option": option.id }, element("span", {}, text)));
      }
      body.append(row);
    }
    const total = element("tr", { role: "row", class: "t-total" }, element("th", { role: "rowheader", scope: "row" }, words.total));
    total.append(element("td", { role: "cell", "data-label": words["weight-head"] }, element("span", {}, String(Object.values(needed.weights).reduce((sum, one) => sum + one, 0)))));
    options.forEach((option, index) => {
      const { low, high, of } = scores[index];
      total.append(element("td", { role: "cell", "data-label": option.name, "data-option": option.id }, element("span", {}, points(low, high, of))));
    });
    body.append(total);

    const caption = element("caption", { class: "t-hidden" }, words.contributions);
    return element("table", { class: "t-table", role: "table" }, caption, element("thead", { role: "rowgroup" }, head), body);
  }

  function start(form) {
    const data = JSON.parse(form.dataset.quiz);
    const points = Object.fromEntries(Object.entries(data.criteria).map(([id, criterion]) => [id, criterion.points]));
    const part = (name) => form.querySelector(`[data-${name}]`);

    function show(answers) {
      const needed = needs(data, answers);
      const scores = data.options.map((option) => score(option.id, needed.weights, needed.must, points));
      const verdict = judge(scores, data.threshold);
      const weighed = verdict.kind !== "empty";
      const said = sentences(data, verdict, scores);
      // Only a change is written, so that a screen reader speaks once.
      if (part("said").textContent !== said) part("said").textContent = said;
      const answered = Object.keys(answers).length;
      part("answered").textContent = answered ? fill(data.words.progress, { answered, all: data.questions.length }) : "";
      part("bars").replaceChildren(...(weighed ? bars(data, verdict, scores) : []));
      part("contributions").hidden = !weighed;
      part("rows").replaceChildren(...(weighed ? [contributions(data, needed, scores)] : []));
    }

    function chosen() {
      const answers = {};
      for (const input of form.querySelectorAll("input[type=radio]:checked")) if (input.value) answers[input.name] = input.value;
      return answers;
    }

    function changed() {
      const answers = chosen();
      part("ignored").hidden = true;
      write(answers);
      show(answers);
    }

    form.reset();
    const { answers, ignored } = read(data);
    for (const input of form.querySelectorAll("input[type=radio]")) if (answers[input.name] === input.value) input.checked = true;
    part("ignored").textContent = data.words.ignored;
    part("ignored").hidden = !ignored;
    show(answers);
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    // The fields are cleared after this event.
    form.addEventListener("reset", () => setTimeout(changed));
    form.hidden = false;
  }

  // The script stands behind its form. The theme runs it anew whenever it brings a page with a quiz without reloading.
  for (const form of document.querySelectorAll("form[data-quiz]:not([data-ready])")) {
    form.dataset.ready = "";
    start(form);
  }
})();
