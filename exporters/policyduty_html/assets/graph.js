// The graph was drawn when the page was written; pointing at a unit leaves its lines and its partners.

function startGraph() {
  const drawing = document.querySelector("#graph svg");
  if (!drawing) return;
  const lines = all(".edges path", drawing);
  const nodes = all(".nodes a", drawing);

  function single(unit) {
    const near = new Set([unit]);
    drawing.classList.toggle("single", unit !== null);
    for (const line of lines) {
      const on = unit !== null && (line.dataset.a === unit || line.dataset.b === unit);
      line.classList.toggle("on", on);
      if (on) near.add(line.dataset.a).add(line.dataset.b);
    }
    for (const node of nodes) {
      node.classList.toggle("on", near.has(node.dataset.u));
      node.classList.toggle("chosen", node.dataset.u === unit);
    }
  }

  for (const node of nodes) {
    node.addEventListener("pointerenter", () => single(node.dataset.u));
    node.addEventListener("pointerleave", () => single(null));
    node.addEventListener("focus", () => single(node.dataset.u));
    node.addEventListener("blur", () => single(null));
  }
}
