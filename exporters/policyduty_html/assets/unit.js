// A unit's own view: what is known of it, what it leads, what it joins, whom it works with. #unit=州科协

const unitsByName = new Map();
for (const [number, unit] of data.units.entries()) unitsByName.set(unit.name, number);
const others = new Map();
for (const [number, unit] of data.units.entries()) {
  for (const key of unit.names.flatMap((name) => [name, squeezed(name)])) {
    // A name that several share, as members share their collective's, is no one's.
    others.set(key, (others.get(key) ?? number) === number ? number : -1);
  }
}
for (const [key, number] of others) if (!unitsByName.has(key)) unitsByName.set(key, number);
const unitNumber = (name) => unitsByName.get(name) ?? unitsByName.get(squeezed(name)) ?? -1;

function unitFacts(unit) {
  const facts = [];
  const fact = (key, ...children) => facts.push(make("div", {}, label("dt", key), make("dd", {}, ...children)));
  if (unit.level) fact("level", label("span", `level.${unit.level}`));
  if (unit.kind) fact("kind", label("span", `kind.${unit.kind}`));
  if (unit.parent) fact("parent", unit.parent);
  if (unit.aliases.length) fact("aliases", unit.aliases.join("、"));
  const printed = unit.names.filter((name) => name !== unit.name && !unit.aliases.includes(name));
  if (printed.length) fact("printed_as", printed.join("、"));
  if (unit.collective) fact(unit.members.length ? "members" : "collective", unit.members.join("、") || "—");
  if (unit.note) fact("note", unit.note);
  return make("dl", { className: "facts", lang: "zh-CN" }, ...facts);
}

// The rows of the table, copied: whatever they hold was made safe when the page was written.
function copies(title, numbers) {
  if (!numbers.length) return [];
  const source = document.querySelector("#duties table");
  const table = source.cloneNode(false);
  table.append(...all("colgroup, thead", source).map((part) => part.cloneNode(true)));
  table.removeAttribute("data-tl");
  table.setAttribute("aria-label", title);
  const body = make("tbody", { role: "rowgroup", lang: "zh-CN" });
  let section = null;
  for (const number of numbers) {
    if (data.rows[number][0] !== section) {
      section = data.rows[number][0];
      const head = all("tr.s", rows[number].parentElement)[0];
      if (head) {
        const copy = head.cloneNode(true);
        copy.hidden = false;
        all("p", copy).forEach((words) => words.remove());
        for (const old of all("h3", copy)) old.replaceWith(make("h4", {}, old.textContent));
        body.append(copy);
      }
    }
    const copy = rows[number].cloneNode(true);
    copy.removeAttribute("id");
    copy.hidden = false;
    body.append(copy);
  }
  table.append(body);
  return [make("h3", {}, title), table];
}

function partnersOf(number) {
  const shared = new Map();
  for (const [, duties] of data.rows) {
    const units = new Set(duties.map(([unit]) => unit));
    if (units.has(number)) for (const unit of units) if (unit !== number) shared.set(unit, (shared.get(unit) ?? 0) + 1);
  }
  return [...shared].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 10);
}

function everyPartner(unit) {
  if (!pairField) return [];
  return [" ", label("a", "all_partners", { href: `#pairs&q=${encodeURIComponent(unit.name)}` })];
}

function showUnit(name) {
  const view = byId("unit");
  const number = unitNumber(name);
  const back = label("a", "back", { href: "#duties", className: "back" });
  if (number < 0) {
    view.replaceChildren(back, make("h2", { tabIndex: -1 }, word("unknown", name)));
    return word("unknown", name);
  }
  const unit = data.units[number];
  const leads = [];
  const joins = [];
  data.rows.forEach(([, duties], row) => {
    const roles = duties.filter(([other]) => other === number).map(([, role]) => role);
    if (roles.includes(LEAD)) leads.push(row);
    else if (roles.length) joins.push(row);
  });
  const partners = partnersOf(number).map(([other, times]) => {
    const [before, after] = word("times", "\u0000", times).split("\u0000");
    return make("span", {}, before, unitLink(other), after);
  });
  view.replaceChildren(
    back,
    make("h2", { tabIndex: -1, lang: "zh-CN" }, unit.name),
    make(
      "p",
      { className: "tally" },
      make("b", {}, word("unit_leads", leads.length)),
      make("b", {}, word("unit_joins", joins.length)),
    ),
    unitFacts(unit),
    ...(partners.length
      ? [make("p", { className: "partners" }, label("b", "partners"), make("span", { lang: "zh-CN" }, ...listed(partners)), ...everyPartner(unit))]
      : []),
    ...copies(word("unit_leads", leads.length), leads),
    ...copies(word("unit_joins", joins.length), joins),
  );
  return unit.name;
}
