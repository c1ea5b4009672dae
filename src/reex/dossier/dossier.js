"use strict";
// Everything that a document says goes to the page as text, by textContent: no markup is ever made from it.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const collator = new Intl.Collator("en", { numeric: true });
  const PAGE = 50; // rows that are drawn at once

  // -- words ---------------------------------------------------------------------------------------------------------
  const regions = new Intl.DisplayNames("en", { type: "region" });
  const spaced = (code) => code.replaceAll("_", " ");
  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
  const STATES = { called_for: "only called for", announced: "announced", signed: "signed", in_force: "in force", ended: "ended" };
  const LABELS = {
    status: "Status", state: "Standing", instrument: "Instrument", lever: "Lever", actor: "Who", recipient: "For whom",
    country: "Country", commodity: "Mineral", stage: "Stage", year: "Year", counted: "Counted in",
    left: "Left out", apart: "Left out", told: "Told in", disputed: "Disputed",
  };
  const country = (code) => {
    try { return regions.of(code); } catch { return code; }
  };
  const words = (name, value) => {
    if (value === "none") return "not stated";
    if (value === "any") return "any currency";
    if (name === "country") return country(value);
    if (name === "state") return STATES[value];
    if (name === "commodity") return value.replaceAll("-", " ");
    return ["actor", "recipient"].includes(name) ? value : spaced(value).replaceAll(":", ", ");
  };

  // -- nodes ---------------------------------------------------------------------------------------------------------
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const button = (label, act, attributes = {}) => {
    const node = make("button", { type: "button", ...attributes }, label);
    node.addEventListener("click", act);
    return node;
  };
  const grouped = (things, key) => {
    const groups = new Map();
    for (const thing of things) {
      if (!groups.has(key(thing))) groups.set(key(thing), []);
      groups.get(key(thing)).push(thing);
    }
    return groups;
  };
  const href = (chosen) => `#${new URLSearchParams(chosen)}`;
  const dot = (status) => make("i", { class: `dot ${status}` });
  const options = (select, values, chosen) => {
    select.replaceChildren(...values.map(([value, label]) => make("option", { value }, label)));
    select.value = chosen;
    return select;
  };
  /** Draw *items* some at a time; the button for more keeps its place, and the focus goes to what is new. */
  const listed = (place, items, show, many = 20) => {
    place.replaceChildren();
    if (!items.length) place.append(make("p", { class: "soft" }, "None."));
    let until = 0;
    const next = () => {
      const drawn = items.slice(until, until + many).map(show);
      more.before(...drawn);
      until += many;
      more.hidden = until >= items.length;
      more.textContent = `Show more (${(items.length - until).toLocaleString("en")} left)`;
      return drawn[0];
    };
    const more = button("", () => {
      const first = next();
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
    });
    place.append(more);
    next();
  };

  // -- evidence ------------------------------------------------------------------------------------------------------
  const nameOf = (number) => {
    const source = data.sources[number];
    return source.url ? make("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, source.name) : source.name;
  };
  const sourceLine = (number) => {
    const source = data.sources[number];
    const line = make("p", { class: "source" }, nameOf(number));
    const aside = [source.publisher, source.published].filter(Boolean).join(", ");
    if (aside) line.append(make("span", { class: "soft" }, ` ${aside}`));
    if (source.official) line.append(" ", make("span", { class: "tag" }, "official"));
    return line;
  };
  const passage = ([number, ...cuts]) => {
    const text = data.paragraphs[number];
    const quote = make("blockquote");
    let at = 0;
    let mark = null;
    for (const [start, end, level] of cuts) {
      if (start > at || !mark) {
        quote.append(text.slice(at, start));
        mark = make("mark");
        quote.append(mark);
      }
      mark.append(level === 2 ? make("b", { class: "differs" }, text.slice(start, end)) : text.slice(start, end));
      at = end;
    }
    quote.append(text.slice(at));
    return quote;
  };
  const evidence = ([number, passages]) => [sourceLine(number), ...(passages.length ? passages.map(passage) : [make("p", { class: "soft" }, "The text was not kept.")])];
  const sides = (values, found, ids) => make("div", { class: "sides" }, ...found.map((side, number) => make("div", {},
    ...(values[number] ? [make("p", { class: "value" }, values[number])] : []),
    ...(side.length ? evidence(side) : [make("p", { class: "soft" }, ids ? `Mention ${ids[number]}` : "No evidence was kept.")]))));

  // -- initiatives ---------------------------------------------------------------------------------------------------
  const rows = data.initiatives;
  const FACETS = Object.keys(LABELS);
  const VISIBLE = ["status", "lever", "instrument", "country", "commodity", "stage", "year", "counted", "left", "disputed"];
  const COLUMNS = [
    ["title", "Initiative"], ["status", "Status"], ["instrument", "Instrument"], ["actor", "Who"],
    ["recipient", "For whom"], ["size", "How much"], ["date", "Date"], ["publishers", "Sources"],
  ];
  const START = "-publishers";
  const led = new Map(); // from the handle of each mention to its initiative
  rows.forEach((row, number) => {
    row.number = number;
    for (const [id] of row.mentions || []) led.set(id, row);
    led.set(row.id, row);
  });
  const ofInitiative = grouped(data.contradictions, (found) => found.initiative);
  let haystacks = null; // made when first searched: it is most of the work of loading
  const haystack = (row) => [
    row.id, row.title, ...row.fields.map((field) => field[1]), ...row.country.map(country), ...row.amounts.flat(),
    ...row.mentions.flatMap(([id, number, passages]) => [id, data.sources[number].name, data.sources[number].publisher,
      ...passages.flatMap(([paragraph, ...cuts]) => cuts.map(([start, end]) => data.paragraphs[paragraph].slice(start, end)))]),
  ].join("\n").toLowerCase();
  for (const row of rows) for (const name of ["fields", "amounts", "mentions", "country"]) row[name] ||= [];

  const state = { chosen: {}, q: "", sort: START, page: 0, opened: new Set(), shown: rows };
  const has = (row, name, value) => (value === "any" ? Boolean(row[name]) : (row[name] || ["no"]).includes(value));
  const text = (row, name) => (Array.isArray(row[name]) ? row[name].filter((value) => value !== "none").map((value) => words(name, value)).join(", ") : row[name]);
  const order = () => {
    const [name, way] = state.sort.startsWith("-") ? [state.sort.slice(1), -1] : [state.sort, 1];
    return { name, way };
  };
  const sorted = (found) => {
    const { name, way } = order();
    const keys = new Map(found.map((row) => [row, typeof row[name] === "number" ? row[name] : text(row, name) || ""]));
    return found.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      if (x === "" || y === "") return (x === "") - (y === "") || a.number - b.number; // what is not stated comes last
      return (typeof x === "number" ? x - y : collator.compare(x, y)) * way || a.number - b.number;
    });
  };

  const amounts = (row) => row.amounts.map(([said, reason]) =>
    make("span", { class: reason ? "amount soft" : "amount" }, said, ...(reason ? [make("small", {}, `left out: ${spaced(reason)}`)] : [])));
  const nth = (row, numbers) => numbers.map((number) => row.mentions.findIndex((mention) => mention[1] === number) + 1)
    .sort((a, b) => a - b).join(", ");
  const field = (row) => ([name, value, rule, agreeing, others]) => make("tr", {},
    make("th", { scope: "row" }, spaced(name)),
    make("td", {}, name === "countries" ? value.split(", ").map(country).join(", ") : spaced(value),
      ...others.map(([said, numbers]) => make("div", { class: "other" }, `source ${nth(row, numbers)}: ${spaced(said)}`))),
    make("td", {}, spaced(rule), ...(data.rules[rule] ? [make("small", {}, data.rules[rule])] : [])),
    make("td", {}, nth(row, agreeing)));
  const values = (row) => make("table", { class: "values", "aria-label": "Chosen values" },
    make("thead", {}, make("tr", {}, ...["Field", "Value", "Chosen because", "Sources"].map((label) => make("th", { scope: "col" }, label)))),
    make("tbody", {}, ...row.fields.map(field(row))));
  const dispute = (found) => make("article", { class: `dispute ${found.verdict}` },
    make("p", { class: "head" }, make("b", {}, spaced(found.field)), " ", make("span", { class: `tag ${found.verdict}` }, spaced(found.verdict)), " ", make("span", { class: "soft" }, found.reason)),
    sides(found.values, found.sides));
  const detail = (row) => {
    const told = ofInitiative.get(row.id) || [];
    const cell = make("td", { role: "cell", colspan: COLUMNS.length },
      make("section", { "aria-label": "Evidence" }, make("h3", {}, "Evidence"), ...row.mentions.map(([, ...side], number) =>
        make("div", { class: "told" }, make("span", { class: "nth" }, make("span", { class: "visually-hidden" }, "Source "), number + 1), ...evidence(side)))),
      make("section", { "aria-label": "Values" }, make("h3", {}, "Chosen values"), make("div", { class: "scroll" }, values(row)),
        make("p", { class: "soft" }, `${row.counted ? "Counted" : `Not counted: ${data.about.left[row.why] || spaced(row.why)}`}. ${counted(row.documents, "document")}, ${counted(row.publishers, "independent publisher")}. `,
          make("a", { href: href({ id: row.id }) }, `Handle ${row.id}`))));
    if (told.length) cell.append(make("section", { class: "across", "aria-label": "Contradictions" }, make("h3", {}, "Contradictions"), ...told.map(dispute)));
    return make("tr", { class: "detail", role: "row", id: `detail-${row.number}` }, cell);
  };
  const toggle = (row, tr, open) => {
    const now = !state.opened.has(row.number);
    if (now) {
      state.opened.add(row.number);
      tr.after(detail(row));
    } else {
      state.opened.delete(row.number);
      tr.nextElementSibling.remove();
    }
    open.setAttribute("aria-expanded", now);
  };
  const cells = {
    date: (row) => [row.date || "", ...(row.dated && row.date ? [make("small", {}, row.dated)] : [])],
    status: (row) => [make("span", {}, dot(row.status[0]), row.status[0])],
    size: amounts,
    publishers: (row) => [`${row.publishers}`, ...(row.disputed ? [" ", make("span", { class: `tag ${row.disputed[0]}`, title: "its sources differ" }, spaced(row.disputed[0]))] : [])],
  };
  const line = (row) => {
    const tr = make("tr", { class: "row", role: "row" });
    const open = button(row.title, () => toggle(row, tr, open), { class: "open", "aria-expanded": state.opened.has(row.number), "aria-controls": `detail-${row.number}` });
    for (const [name, label] of COLUMNS) {
      const content = name === "title" ? [open, ...(row.programs ? [make("small", {}, row.programs.join(", "))] : [])] : cells[name] ? cells[name](row) : [text(row, name) || ""];
      tr.append(make("td", { role: "cell", class: name, "data-label": label }, ...content));
    }
    return state.opened.has(row.number) ? [tr, detail(row)] : [tr];
  };
  const draw = (all = false) => {
    const pages = Math.max(1, Math.ceil(state.shown.length / PAGE));
    state.page = Math.min(state.page, pages - 1);
    const drawn = all ? state.shown : state.shown.slice(state.page * PAGE, (state.page + 1) * PAGE);
    document.querySelector("#table > tbody").replaceChildren(...drawn.flatMap(line));
    const [back, where, on] = byId("pager").children;
    back.disabled = state.page === 0;
    on.disabled = state.page === pages - 1;
    where.textContent = `Page ${state.page + 1} of ${pages}`;
    byId("pager").hidden = pages === 1;
    const { name, way } = order();
    document.querySelectorAll("#table > thead th").forEach((th, number) => {
      const own = COLUMNS[number][0] === name;
      th.setAttribute("aria-sort", own ? (way > 0 ? "ascending" : "descending") : "none");
      th.querySelector("span").textContent = own ? (way > 0 ? " ↑" : " ↓") : "";
    });
  };
  const said = () => {
    const parts = Object.entries(state.chosen).map(([name, value]) => (name === "id" ? `handle ${value}` : `${LABELS[name].toLowerCase()} ${words(name, value)}`));
    if (state.q) parts.push(`search “${state.q}”`);
    return parts;
  };
  const select = () => {
    const searched = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    if (searched.length) haystacks ||= rows.map(haystack);
    const { id, ...chosen } = state.chosen;
    const wanted = Object.entries(chosen);
    state.shown = sorted(rows.filter((row) =>
      (!id || row === led.get(id)) && wanted.every(([name, value]) => has(row, name, value)) &&
      searched.every((word) => haystacks[row.number].includes(word))));
    if (id && state.shown.length) state.opened.add(state.shown[0].number);
    state.page = 0;
    byId("count").textContent = `${state.shown.length.toLocaleString("en")} of ${counted(rows.length, "initiative")}${said().length ? `: ${said().join(", ")}` : ""}`;
    chips();
    draw();
  };

  // -- filters, kept in the address so that they can be shared and gone back to ----------------------------------------
  const form = byId("filters");
  const search = make("input", { type: "search", name: "q", id: "f-q", autocomplete: "off", placeholder: "names, words of evidence …" });
  const more = make("div", {});
  form.append(make("div", { class: "search" }, make("label", { for: "f-q" }, "Search"), search),
    make("details", { id: "more" }, make("summary", {}, "Filters"), more));
  byId("more").open = matchMedia("(min-width: 46rem)").matches; // on a phone they would fill the screen
  for (const name of VISIBLE) {
    const numbers = new Map();
    for (const row of rows) for (const value of row[name] || ["no"]) numbers.set(value, (numbers.get(value) || 0) + 1);
    const found = [...numbers].map(([value, number]) => [value, `${value === "no" ? "nothing" : words(name, value)} (${number.toLocaleString("en")})`]);
    found.sort((a, b) => (a[0] === "none") - (b[0] === "none") || collator.compare(a[1], b[1]));
    const any = name === "counted" ? [["any", "any currency"]] : [];
    const chooser = options(make("select", { name, id: `f-${name}` }), [["", "all"], ...any, ...found], "");
    more.append(make("div", {}, make("label", { for: `f-${name}` }, LABELS[name]), chooser));
  }
  more.append(button("Clear filters", () => go({}), { id: "clear" }));
  const wish = () => {
    const { chosen, q, sort } = state;
    return { ...chosen, ...(q && { q }), ...(sort !== START && { sort }) };
  };
  /** Show what *chosen* asks for; the address tells it, as a step that can be gone back from unless *typing*. */
  const go = (chosen, typing = false) => {
    const address = Object.keys(chosen).length ? href(chosen) : location.pathname + location.search;
    history[typing ? "replaceState" : "pushState"](null, "", address);
    follow(false);
  };
  const chips = () => {
    const remove = (name) => () => {
      const { [name]: _, ...rest } = wish();
      go(rest);
      search.focus();
    };
    byId("chips").replaceChildren(...Object.entries(state.chosen).map(([name, value]) => {
      const label = name === "id" ? `Handle: ${value}` : `${LABELS[name]}: ${words(name, value)}`;
      return button(make("span", {}, label), remove(name), { class: "chip", "aria-label": `Remove filter ${label}` });
    }));
    byId("clear").disabled = !Object.keys(wish()).length;
  };
  const follow = (jump) => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (location.hash.length > 1 && !location.hash.includes("=")) return; // a section
    state.chosen = Object.fromEntries([...FACETS, "id"].filter((name) => wanted.get(name)).map((name) => [name, wanted.get(name)]));
    state.q = wanted.get("q") || "";
    const sort = wanted.get("sort") || START;
    state.sort = COLUMNS.some(([name]) => name === sort.replace(/^-/, "")) ? sort : START;
    if (document.activeElement !== search) search.value = state.q;
    for (const name of VISIBLE) byId(`f-${name}`).value = state.chosen[name] || "";
    select();
    if (jump && location.hash.length > 1) byId("initiatives").focus();
  };
  form.addEventListener("input", (event) => {
    const { name, value } = event.target;
    const { [name]: _, ...rest } = wish();
    go(value ? { ...rest, [name]: value } : rest, name === "q");
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => follow(true));
  // A second click on one link changes no address, but must lead there again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.getAttribute("href") === location.hash) follow(true);
  });
  document.querySelector("#table > thead").append(make("tr", { role: "row" }, ...COLUMNS.map(([name, label]) => {
    const turn = () => go({ ...wish(), sort: state.sort === name ? `-${name}` : name });
    return make("th", { role: "columnheader", scope: "col", class: name }, button(label, turn));
  })));
  document.querySelectorAll("#table > thead button").forEach((head) => head.append(make("span", { "aria-hidden": "true" })));
  const step = (by) => () => {
    state.page += by;
    draw();
    byId("initiatives").focus();
  };
  byId("pager").append(button("Previous", step(-1)), make("span", {}), button("Next", step(1)));
  addEventListener("beforeprint", () => draw(true));
  addEventListener("afterprint", () => draw());

  // -- the six gaps --------------------------------------------------------------------------------------------------
  const linked = (chosen, label, aloud) => make("a", { href: href(chosen), "aria-label": aloud }, label);
  const shade = (number, most) => (number ? `level-${1 + Math.floor((3 * number) / (most + 1))}` : "level-0");
  const scorecard = () => {
    const card = data.scorecards[byId("across").value];
    const rest = card.across ? { [card.across]: card.value } : {};
    const levers = [...Object.keys(data.about.lever), ...(data.scorecards[0].cells.none ? ["none"] : [])];
    const most = Math.max(...levers.flatMap((lever) => Object.values(card.cells[lever] || {}).map(([number]) => number)), 1);
    const cell = (lever, code) => {
      const [number, sums] = (card.cells[lever] || {})[code] || [0, []];
      const name = lever === "none" ? "no lever" : spaced(lever);
      if (!number) return make("td", { class: "level-0" }, make("span", { "aria-hidden": "true" }, "–"), make("span", { class: "visually-hidden" }, "none"));
      const chosen = { ...rest, lever, state: code };
      return make("td", { class: shade(number, most) }, linked(chosen, number.toLocaleString("en"), `${name}, ${STATES[code]}: ${counted(number, "initiative")}`),
        ...sums.map(([currency, said]) => make("small", {}, linked({ ...chosen, counted: currency }, said, `${name}, ${STATES[code]}: ${said}`))));
    };
    byId("scorecard").replaceChildren(
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Lever"), ...Object.values(STATES).map((label) => make("th", { scope: "col" }, label)))),
      make("tbody", {}, ...levers.map((lever) => make("tr", {},
        make("th", { scope: "row" }, lever === "none" ? "none of the six" : spaced(lever), make("small", {}, data.about.lever[lever] || "closes none of the gaps")),
        ...Object.keys(STATES).map((code) => cell(lever, code))))));
  };
  const across = byId("across");
  for (const [name, label] of [["", ""], ["year", "By year"], ["country", "By country"]]) {
    const own = data.scorecards.map((card, number) => [card, number]).filter(([card]) => card.across === name)
      .map(([card, number]) => make("option", { value: number }, name ? words(name, card.value) : "all initiatives"));
    if (name && own.length) across.append(make("optgroup", { label }, ...own)); else across.append(...own);
  }
  across.addEventListener("change", scorecard);
  scorecard();

  // -- totals --------------------------------------------------------------------------------------------------------
  const groups = (many = 15) => {
    const name = byId("by").value;
    const found = data.totals[name];
    byId("groups").replaceChildren(
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, LABELS[name]), make("th", { scope: "col", class: "number" }, "Initiatives"), make("th", { scope: "col", class: "number" }, "Sum"))),
      make("tbody", {}, ...found.slice(0, many).map(([value, number, sums]) => {
        const label = words(name, value);
        return make("tr", {}, make("th", { scope: "row" }, ...(name === "status" ? [dot(value)] : []), label),
          make("td", { class: "number" }, linked({ [name]: value, counted: "any" }, number.toLocaleString("en"), `${label}: ${counted(number, "initiative")}`)),
          make("td", { class: "number sums" }, ...sums.map(([currency, said]) => linked({ [name]: value, counted: currency }, said, `${label}: ${said}`))));
      })));
    if (!found.length) byId("groups").append(make("tbody", {}, make("tr", {}, make("td", { colspan: 3 }, "Nothing may be counted."))));
    byId("groups-more").replaceChildren(...(found.length > many ? [button(`Show all ${found.length.toLocaleString("en")}`, () => groups(Infinity))] : []));
  };
  options(byId("by"), Object.keys(data.totals).map((name) => [name, LABELS[name].toLowerCase()]), "status").addEventListener("change", () => groups());
  groups();

  // -- contradictions, claims, review --------------------------------------------------------------------------------
  const initiativeLink = (handle) => {
    const row = led.get(handle);
    return row ? make("a", { href: href({ id: row.id }) }, row.title) : `Mention ${handle}`;
  };
  const byThing = (found) => [...grouped(found, (one) => one.initiative || one.topic).values()];
  const group = (found) => make("section", { class: "group" },
    make("h3", {}, found[0].initiative ? initiativeLink(found[0].initiative) : found[0].topic || "Claims"), ...found.map(dispute));
  const tally = (name) => [...grouped(data.contradictions, (found) => found[name])]
    .map(([value, found]) => [value, `${spaced(value)} (${found.length.toLocaleString("en")})`]);
  const disputes = () => {
    const [verdict, of] = ["verdict", "field"].map((name) => byId(name).value);
    const found = data.contradictions.filter((one) => (!verdict || one.verdict === verdict) && (!of || one.field === of));
    byId("disputes").textContent = `${found.length.toLocaleString("en")} of ${counted(data.contradictions.length, "contradiction")}`;
    listed(byId("conflicts"), byThing(found), group);
  };
  for (const name of ["verdict", "field"]) options(byId(name), [["", "all"], ...tally(name)], "").addEventListener("change", disputes);
  disputes();

  const claimGroups = [...grouped(data.claims, (told) => told.subject)].sort((a, b) => b[1].length - a[1].length);
  listed(byId("claimed"), claimGroups, ([name, told]) => make("section", { class: "group" }, make("h3", {}, name),
    ...told.map((one) => make("details", {}, make("summary", {}, one.words, make("span", { class: "soft" }, ` ${data.sources[one.side[0]].name}`)), ...evidence(one.side)))));

  const near = (pair) => [make("p", { class: "soft" }, pair.reason), make("div", { class: "sides" }, ...pair.sides.map((side, number) =>
    make("div", {}, make("p", { class: "value" }, initiativeLink(pair.ids[number])), ...(side.length ? evidence(side) : []))))];
  // Several mentions of two initiatives may be near each other: that is one question.
  const asked = [...grouped(data.near, (pair) => pair.ids.map((id) => led.get(id)?.id || id).sort().join()).values()];
  listed(byId("near"), asked, ([first, ...rest]) => make("article", { class: "dispute" }, ...near(first),
    ...(rest.length ? [make("details", {}, make("summary", {}, `${counted(rest.length, "more pair")} of mentions`), ...rest.flatMap(near))] : [])));
  listed(byId("unresolved"), byThing(data.contradictions.filter((found) => found.verdict === "unresolved")), group);
  listed(byId("loose"), data.loose, (loose) => make("article", { class: "dispute" },
    make("p", {}, make("b", {}, loose.named.join(", ") || "no date, no party")), ...evidence(loose.side),
    make("p", { class: "soft" }, loose.initiatives.length ? "It may tell of:" : "No initiative shares a party with it."),
    make("ul", {}, ...loose.initiatives.map((handle) => make("li", {}, initiativeLink(handle))))));
  listed(byId("orphaned"), data.orphaned, (decision) => make("p", {}, `${decision.verdict} ${decision.a} and ${decision.b}`, make("span", { class: "soft" }, ` ${[decision.who, decision.why].filter(Boolean).join(": ")}`)));

  follow(true);
})();
