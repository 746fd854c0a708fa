// What is shown is what the address says, so that a link can be sent and the back button works.

const title = document.title;

function show() {
  const hash = location.hash.slice(1);
  const parameters = new URLSearchParams(hash.replaceAll("+", "%2B"));
  const name = parameters.keys().next().value ?? "";
  let focus = null;
  let shown = "duties";
  if (name === "unit") {
    shown = "unit";
    document.title = `${showUnit(parameters.get("unit"))} – ${title}`;
    translate(byId("unit"));
    focus = byId("unit").querySelector("h2");
  } else {
    document.title = title;
    if (name === "row") {
      form.reset();
      filter();
      focus = rows[Number(parameters.get("row"))] ?? null;
    } else if (name === "all" || (name !== "duties" && panels.some((panel) => panel.id === name))) {
      shown = name;
      focus = name === "all" ? null : byId(`h-${name}`);
    } else {
      filterFrom(parameters);
    }
  }
  byId("unit").hidden = shown !== "unit";
  for (const panel of panels) panel.hidden = shown !== "all" && panel.id !== shown;
  root.classList.remove("loading");
  for (const link of all("nav a")) {
    const current = link.hash === `#${shown === "unit" ? "units" : shown}`;
    if (current) {
      link.setAttribute("aria-current", "page");
      const bar = link.closest("ul"); // On a phone the bar is wider than the screen.
      bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
    } else link.removeAttribute("aria-current");
  }
  if (shown === "matrix" || shown === "all") startMatrix();
  if (shown === "pairs" || shown === "all") filterPairsFrom(parameters);
  return focus;
}

function go() {
  const focus = show();
  if (!focus) return;
  focus.tabIndex = -1;
  focus.focus({ preventScroll: true });
  if (focus.matches("tr")) focus.scrollIntoView({ block: "center" });
  else byId("main").scrollIntoView({ block: "start" });
}

function switchLanguage() {
  language = 1 - language;
  root.lang = language ? "en" : "zh-CN";
  translate();
  const unit = byId("unit");
  if (!unit.hidden) show();
  filter();
  filterPairs();
}

// Without scripts a link to a unit leads to its line; with them it leads to its view, and nothing must scroll there.
for (const line of all("[id^='unit=']")) line.removeAttribute("id");
form.addEventListener("input", filter);
form.addEventListener("change", () => {
  try {
    history.replaceState(null, "", filterAddress());
  } catch {
    // Some browsers forbid it in a file, or so many times a minute; the filter works without.
  }
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("change")) && filter()));
byId("print").addEventListener("click", () => print());
byId("language").addEventListener("click", switchLanguage);
addEventListener("hashchange", go);
addEventListener("beforeprint", () => {
  if (matrix.table) makeRows(data.tasks.length);
  for (const folded of all("details:not(.rest)")) folded.open = true;
});
startGraph();
startPairs();
if (location.hash.length > 1) go();
else show();
