// The matrix of tasks and units as a heat map. It is made when it is first looked at, some rows at a time.

const CELLS_AT_ONCE = 6000;
const matrix = { made: 0, table: null, at: null };

function startMatrix() {
  const place = byId("matrix-place");
  if (!place || matrix.table) return;
  const head = make("tr", {}, label("td", "task", { className: "corner" }));
  data.units.forEach((unit, number) => {
    const link = unitLink(number);
    link.title = unit.name;
    head.append(make("th", { scope: "col" }, link));
  });
  matrix.body = make("tbody", { lang: "zh-CN" });
  matrix.table = make("table", { className: "matrix", lang: "zh-CN" }, make("thead", {}, head), matrix.body);
  const bands = ["row", "column"].map((name) => make("div", { className: `band ${name}`, hidden: true }));
  [matrix.row, matrix.column] = bands;
  place.append(make("div", { className: "frame" }, matrix.table, ...bands));
  place.addEventListener("pointerover", (event) => lightUp(cellOf(event.target)));
  place.addEventListener("pointerleave", () => lightUp(null));
  place.addEventListener("focusin", (event) => lightUp(cellOf(event.target)));
  place.addEventListener("keydown", moveInMatrix);
  byId("more").addEventListener("click", moreRows);
  new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && moreRows(), {
    rootMargin: "600px",
  }).observe(byId("more"));
  moreRows();
}

function moreRows() {
  const many = Math.max(10, Math.floor(CELLS_AT_ONCE / Math.max(1, data.units.length)));
  makeRows(Math.min(matrix.made + many, data.tasks.length));
}

function makeRows(until) {
  let section = matrix.made ? data.tasks[matrix.made - 1][1] : -1;
  const width = data.units.length;
  for (; matrix.made < until; matrix.made += 1) {
    const [title, under, roles] = data.tasks[matrix.made];
    if (under !== section && under >= 0) {
      const name = make("span", {}, data.sections[under]);
      matrix.body.append(make("tr", { className: "s" }, make("th", { colSpan: width + 1, scope: "rowgroup" }, name)));
    }
    section = under;
    const row = make("tr", { className: "t" });
    row.append(make("th", { scope: "row" }, make("a", { href: `#row=${data.first[matrix.made]}` }, title)));
    const held = new Map(roles);
    for (let unit = 0; unit < width; unit += 1) {
      const cell = document.createElement("td");
      const role = held.get(unit);
      if (role !== undefined) {
        cell.className = `r${role}`;
        cell.append(label("span", `glyph_${ROLES[role]}`));
      }
      row.append(cell);
    }
    matrix.body.append(row);
  }
  const first = matrix.body.querySelector("tr.t td");
  if (first && !matrix.at) {
    first.tabIndex = 0;
    matrix.at = first;
  }
  byId("more").hidden = matrix.made >= data.tasks.length;
}

const cellOf = (target) => (target instanceof Element ? target.closest("tr.t > td, tr.t > th, thead th") : null);

// Lay a band over the row and one over the column, and say what stands where they cross.
function lightUp(cell) {
  const unit = cell ? cell.cellIndex - 1 : -1;
  const line = cell?.parentElement.classList.contains("t") ? cell.parentElement : null;
  matrix.row.hidden = !line;
  matrix.column.hidden = unit < 0;
  if (line) {
    matrix.row.style.top = `${line.offsetTop}px`;
    matrix.row.style.height = `${line.offsetHeight}px`;
  }
  if (unit >= 0) {
    matrix.column.style.left = `${cell.offsetLeft}px`;
    matrix.column.style.width = `${cell.offsetWidth}px`;
  }
  const at = byId("at");
  if (!line || unit < 0) {
    at.textContent = "\u00a0";
    return;
  }
  const role = /^r(\d)/.exec(cell.className);
  const said = role ? word(`role.${ROLES[role[1]]}`) : word("none");
  at.textContent = word("matrix_at", line.cells[0].textContent, data.units[unit].name, said);
}

function moveInMatrix(event) {
  const cell = cellOf(event.target);
  if (!cell || cell.tagName !== "TD") return;
  const lines = all("tr.t", matrix.body);
  let line = lines.indexOf(cell.parentElement);
  let unit = cell.cellIndex - 1;
  const last = data.units.length - 1;
  const moves = {
    ArrowRight: () => (unit += 1), ArrowLeft: () => (unit -= 1), ArrowDown: () => (line += 1), ArrowUp: () => (line -= 1),
    Home: () => (unit = 0), End: () => (unit = last),
    PageDown: () => (line += 10), PageUp: () => (line -= 10),
  };
  if (event.key === "Enter") {
    location.hash = `#row=${data.first[line]}`;
    return;
  }
  if (!(event.key in moves) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  moves[event.key]();
  if (line >= lines.length && matrix.made < data.tasks.length) moreRows();
  const onto = all("tr.t", matrix.body)[Math.max(0, Math.min(line, matrix.made - 1))];
  const next = onto.cells[Math.max(0, Math.min(unit, last)) + 1];
  matrix.at.tabIndex = -1;
  next.tabIndex = 0;
  matrix.at = next;
  next.focus();
}
