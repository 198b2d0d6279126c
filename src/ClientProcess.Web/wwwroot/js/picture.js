// Draws the process of a case and marks where it is; follows when the page hears that something changed.
"use strict";
(async () => {
  const place = document.querySelector(".picture[data-drawing]");
  if (!place) return;
  const looks = ["here", "done", "skipped", "late"];
  let marked = [];

  const answer = await fetch(place.dataset.drawing);
  const viewer = new BpmnJS({ container: place });
  try {
    if (!answer.ok) throw new Error(`The drawing came as ${answer.status}`);
    await viewer.importXML(await answer.text());
  } catch (trouble) {
    console.warn(trouble);
    viewer.destroy();
    place.textContent = place.dataset.failed;
    return;
  }

  const canvas = viewer.get("canvas");
  const elements = viewer.get("elementRegistry");
  const mark = () => {
    for (const [id, look] of marked) canvas.removeMarker(id, look);
    const where = document.getElementById("where").dataset;
    marked = looks.flatMap((look) => (where[look] ?? "").split(" ").filter((id) => elements.get(id)).map((id) => [id, look]));
    for (const [id, look] of marked) canvas.addMarker(id, look);
  };
  const fit = () => {
    if (!place.clientWidth || !place.clientHeight) return; // on its way in or out of the page there is nothing to fit
    canvas.resized();
    canvas.zoom("fit-viewport", "auto");
  };
  mark();
  fit();
  place.dataset.drawn = "yes";
  new ResizeObserver(fit).observe(place);
  document.body.addEventListener("htmx:oobAfterSwap", (swapped) => { if (swapped.detail.target?.id === "where") mark(); });
  document.body.addEventListener("htmx:afterSettle", mark);
})();
