// Search and filters: the table is in the page already; rows that do not fit are hidden.

const rows = all("#duties tr.d");
const groups = all("#duties tbody").map((body) => ({ body, head: body.querySelector("tr.s") }));
const form = document.querySelector(".filters");
const fields = { q: byId("f-search"), section: byId("f-section"), unit: byId("f-unit"), role: byId("f-role") };
const marks = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
const MOST_MARKS = 500;
let texts = null;

if (marks) CSS.highlights.set("found", marks);

// What a row is searched by: its own cells and the headings above it.
function searchable() {
  texts ??= rows.map((row, number) => {
    const above = [];
    for (let s = data.rows[number][0]; s >= 0; s = data.parents[s]) above.push(data.sections[s]);
    const names = data.rows[number][1].flatMap(([unit]) => data.units[unit].names);
    return folded(`${row.textContent} ${above.join(" ")} ${names.join(" ")}`);
  });
  return texts;
}

function isUnder(section, wanted) {
  for (let s = section; s >= 0; s = data.parents[s]) if (s === wanted) return true;
  return false;
}

function fits(number, terms, wanted) {
  const [section, duties] = data.rows[number];
  if (wanted.section !== null && !isUnder(section, wanted.section)) return false;
  if (wanted.unit !== null || wanted.role !== null) {
    const has = ([unit, role]) =>
      (wanted.unit === null || unit === wanted.unit) && (wanted.role === null || role === wanted.role);
    if (!duties.some(has)) return false;
  }
  return !terms.length || terms.every((term) => searchable()[number].includes(term));
}

function filter() {
  const terms = folded(fields.q.value).split(/\s+/).filter(Boolean);
  const number = (field) => (field.value === "" ? null : Number(field.value));
  const wanted = { section: number(fields.section), unit: number(fields.unit), role: number(fields.role) };
  let shown = 0;
  rows.forEach((row, n) => {
    const hidden = !fits(n, terms, wanted);
    if (row.hidden !== hidden) row.hidden = hidden;
    if (!hidden) shown += 1;
  });
  const narrowed = terms.length > 0 || wanted.section !== null || wanted.unit !== null || wanted.role !== null;
  for (const { body, head } of groups) {
    const live = !narrowed || body.querySelector("tr.d:not([hidden])") !== null;
    if (head && head.hidden === live) head.hidden = !live;
  }
  byId("shown").textContent = word("shown", shown, rows.length);
  byId("nothing").hidden = shown > 0 || rows.length === 0;
  mark(terms);
}

// Mark what was found, without touching the text.
function mark(terms) {
  if (!marks) return;
  marks.clear();
  if (!terms.length) return;
  for (const row of rows) {
    if (row.hidden) continue;
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      for (const term of terms) {
        for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
          const range = new StaticRange({
            startContainer: node, startOffset: at, endContainer: node, endOffset: at + term.length,
          });
          marks.add(range);
          if (marks.size >= MOST_MARKS) return;
        }
      }
    }
  }
}

// The filters as they stand in the address, to be sent to someone.
function filterAddress() {
  const parts = Object.entries(fields).filter(([, field]) => field.value !== "");
  const shown = ([name, field]) =>
    `${name}=${encodeURIComponent(name === "unit" ? data.units[field.value].name : field.value)}`;
  return `#duties${parts.map((part) => `&${shown(part)}`).join("")}`;
}

function filterFrom(parameters) {
  for (const [name, field] of Object.entries(fields)) {
    const value = parameters.get(name) ?? "";
    field.value = name === "unit" && value ? String(unitNumber(value)) : value;
    if (field.selectedIndex === -1) field.value = "";
  }
  filter();
}
