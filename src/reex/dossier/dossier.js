"use strict";
// Everything that a document says goes to the page as text, by textContent: no markup is ever made from it.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SIZE = 50;
  const spaced = (code) => code.replaceAll("_", " ");
  const byId = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const FILTERS = ["status", "instrument", "lever", "country", "commodity", "currency", "year", "countable", "reason"];
  const COLUMNS = [
    ["title", "Initiative"], ["status", "Status"], ["instrument", "Instrument"], ["actors", "Who"],
    ["recipients", "For whom"], ["size", "How much"], ["date", "Date"], ["sources", "Sources"],
  ];
  const chosen = { q: "" };
  let order = ["sources", -1], page = 0, opened = new Set(), shown = data.initiatives;
  const collator = new Intl.Collator("en", { numeric: true });
  const values = (row, name) => {
    const value = Array.isArray(row[name]) ? row[name] : [row[name]];
    return value.length && value[0] !== "" ? value : ["none"];
  };
  const haystacks = data.initiatives.map((row) => [
    row.id, row.title, row.actors, row.recipients, row.amount, ...row.commodity, ...row.country, ...row.fields.map((field) => field[1]),
    ...row.mentions.flatMap((mention) => [mention.source, mention.publisher, ...mention.passages.flat().filter((piece) => piece[1]).map((piece) => piece[0])]),
  ].join(" ").toLowerCase());
  data.initiatives.forEach((row, number) => { row.number = number; });
  const conflicts = new Map();
  for (const found of data.contradictions) {
    if (found.initiative) conflicts.set(found.initiative, [...(conflicts.get(found.initiative) || []), found]);
  }
  const tellers = new Map();
  for (const told of [...data.initiatives.flatMap((row) => row.mentions), ...data.claims]) tellers.set(told.id, told);

  const source = (told) => {
    const words = [told.publisher, told.published].filter(Boolean).join(", ");
    const name = told.url ? make("a", { href: told.url, rel: "noopener noreferrer", target: "_blank" }, told.source) : told.source;
    const line = make("p", { class: "source" }, name, words ? ` · ${words} ` : " ");
    if (told.official) line.append(make("span", { class: "tag" }, "official"));
    return line;
  };
  const quotes = (told) => told.passages.map((pieces) =>
    make("blockquote", {}, ...pieces.map(([words, marked]) => (marked ? make("mark", {}, words) : words))));
  const side = (value, told) => make("div", {}, make("b", {}, value), ...(told ? [source(told), ...quotes(told)] : []));
  const conflict = (found, full) => make("article", { class: "conflict" },
    make("p", {}, make("b", {}, spaced(found.field)), " ", make("span", { class: "tag" }, spaced(found.verdict))),
    make("div", { class: "sides" }, ...["a", "b"].map((name) => side(found[`${name}_value`], full && tellers.get(found[name])))),
    make("p", { class: "soft" }, found.reason));
  const detail = (row) => {
    const cell = make("td", { role: "cell", colspan: COLUMNS.length });
    cell.append(make("h3", {}, "Evidence"));
    for (const told of row.mentions) cell.append(source(told), ...quotes(told));
    const found = conflicts.get(row.id) || [];
    if (found.length) cell.append(make("h3", {}, "Contradictions"), ...found.map((one) => conflict(one, false)));
    cell.append(make("h3", {}, "Chosen values"));
    const body = make("tbody", {}, ...row.fields.map(([name, words, rule]) =>
      make("tr", {}, make("th", { scope: "row" }, spaced(name)), make("td", {}, words), make("td", {}, spaced(rule)))));
    cell.append(make("table", { class: "values", "aria-label": "Chosen values and the rules that chose them" }, body));
    cell.append(make("p", { class: "soft" }, `Counted: ${row.countable} (${spaced(row.reason)}) · ${row.documents} documents · handle ${row.id}`));
    return make("tr", { class: "detail", role: "row", id: `detail-${row.number}` }, cell);
  };
  const line = (row) => {
    const open = make("button", { type: "button", class: "open", "aria-expanded": opened.has(row.number), "aria-controls": `detail-${row.number}` }, row.title);
    const tr = make("tr", { class: "row", role: "row" });
    open.addEventListener("click", () => {
      const now = !opened.has(row.number);
      if (now) { opened.add(row.number); tr.after(detail(row)); } else { opened.delete(row.number); tr.nextElementSibling.remove(); }
      open.setAttribute("aria-expanded", now);
    });
    for (const [name, label] of COLUMNS) {
      const cell = make("td", { role: "cell", "data-label": label });
      if (name === "title") cell.append(open);
      else if (name === "status") cell.append(make("i", { class: `dot ${row.status}` }), row.status);
      else if (name === "size") cell.append(row.amount);
      else cell.append(name === "instrument" ? spaced(row[name]) : String(row[name]));
      tr.append(cell);
    }
    return opened.has(row.number) ? [tr, detail(row)] : [tr];
  };
  const compare = (a, b) => {
    const [name, way] = order;
    const [x, y] = [a[name], b[name]];
    return (typeof x === "number" ? x - y : collator.compare(x, y)) * way || a.number - b.number;
  };
  const draw = () => {
    const pages = Math.max(1, Math.ceil(shown.length / SIZE));
    page = Math.min(page, pages - 1);
    document.querySelector("#table > tbody").replaceChildren(...shown.slice(page * SIZE, (page + 1) * SIZE).flatMap(line));
    const [back, where, on] = byId("pager").children;
    back.disabled = page === 0;
    on.disabled = page === pages - 1;
    where.textContent = `Page ${page + 1} of ${pages}`;
    document.querySelectorAll("#table > thead th").forEach((th, number) => {
      const name = COLUMNS[number][0];
      th.setAttribute("aria-sort", name === order[0] ? (order[1] > 0 ? "ascending" : "descending") : "none");
      th.querySelector("span").textContent = name === order[0] ? (order[1] > 0 ? " ↑" : " ↓") : "";
    });
  };
  const select = () => {
    const words = chosen.q.toLowerCase().split(/\s+/).filter(Boolean);
    shown = data.initiatives.filter((row) =>
      FILTERS.every((name) => !chosen[name] || values(row, name).includes(chosen[name])) &&
      words.every((word) => haystacks[row.number].includes(word))).sort(compare);
    page = 0;
    const all = data.initiatives.length;
    byId("count").textContent = `${shown.length.toLocaleString("en")} of ${all.toLocaleString("en")} initiatives`;
    draw();
  };

  const form = byId("filters");
  const search = make("input", { type: "search", name: "q", id: "f-q", autocomplete: "off" });
  form.append(make("div", {}, make("label", { for: "f-q" }, "Search"), search));
  for (const name of FILTERS) {
    const found = new Set(data.initiatives.flatMap((row) => values(row, name)));
    const field = make("select", { name, id: `f-${name}` }, make("option", { value: "" }, "all"),
      ...[...found].sort(collator.compare).map((code) => make("option", { value: code }, code === "none" ? "not stated" : spaced(code))));
    form.append(make("div", {}, make("label", { for: `f-${name}` }, name[0].toUpperCase() + name.slice(1)), field));
  }
  form.append(make("button", { type: "reset" }, "Clear filters"));
  const read = () => { for (const field of form.querySelectorAll("input, select")) chosen[field.name] = field.value; select(); };
  form.addEventListener("input", read);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(read));
  const follow = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!FILTERS.some((name) => wanted.has(name))) return;
    form.querySelectorAll("input, select").forEach((field) => { field.value = wanted.get(field.name) || ""; });
    read();
    byId("initiatives").focus();
  };
  addEventListener("hashchange", follow);
  // A second click on one link changes no hash, but must set the filters again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });

  document.querySelector("#table > thead").append(make("tr", { role: "row" }, ...COLUMNS.map(([name, label]) => {
    const button = make("button", { type: "button" }, label, make("span", { "aria-hidden": "true" }));
    button.addEventListener("click", () => {
      order = [name, order[0] === name ? -order[1] : 1];
      select();
    });
    return make("th", { role: "columnheader", scope: "col" }, button);
  })));
  const turn = (label, step) => {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", () => { page += step; draw(); });
    return button;
  };
  byId("pager").append(turn("Previous", -1), make("span", {}), turn("Next", 1));
  const listed = (place, rows, show) => {
    let until = 0;
    const more = make("button", { type: "button" }, "Show more");
    const next = () => { more.before(...rows.slice(until, until + SIZE).map(show)); until += SIZE; more.hidden = until >= rows.length; };
    place.append(more);
    more.addEventListener("click", next);
    if (!rows.length) place.append(make("p", { class: "soft" }, "None."));
    next();
  };
  listed(byId("conflicts"), data.contradictions, (found) => conflict(found, true));
  listed(byId("claimed"), data.claims, (told) => make("details", {}, make("summary", {}, told.words), source(told), ...quotes(told)));
  select();
  follow();
})();
