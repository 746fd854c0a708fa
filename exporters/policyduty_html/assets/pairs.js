// Pairs of units: the search leaves those that have the words in a name, and unfolds the rest of them.

const pairRows = all("#pairs tbody tr");
const pairField = byId("f-pairs");

function filterPairs() {
  if (!pairField) return;
  const terms = folded(pairField.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of pairRows) {
    const text = folded(row.textContent);
    row.hidden = !terms.every((term) => text.includes(term));
    if (!row.hidden) shown += 1;
  }
  const rest = document.querySelector("#pairs .rest");
  if (rest && terms.length) rest.open = true;
  byId("shown-pairs").textContent = word("pairs_shown", shown, pairRows.length);
}

// The search may stand in the address: #pairs&q=州科协
function filterPairsFrom(parameters) {
  if (!pairField) return;
  pairField.value = parameters.get("q") ?? "";
  filterPairs();
}

function startPairs() {
  if (!pairField) return;
  pairField.addEventListener("input", filterPairs);
  pairField.form.addEventListener("submit", (event) => event.preventDefault());
}
