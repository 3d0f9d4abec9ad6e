// ---- Drawing: everything for what is in view, at rest or in movement --------------------------------

function drawBands() {
  const crowds = lanes.filter((lane) => lane.dense);
  for (const lane of crowds) lane.curve = density(lane.seen, state.view, state.width / BIN);
  const peak = Math.max(0, ...crowds.map((lane) => lane.curve.peak));
  for (const { band, dense, height, top, seen, curve } of lanes) {
    band.hidden = height === 0;
    moveTo(band, 0, top);
    setStyle(band, "height", `${Math.max(height - 2, 0)}px`);
    band.classList.toggle("tl-dense", dense);
    band.querySelector(".tl-crowd").textContent = dense ? countText(words.crowd, seen.length) : "";
    if (!dense) continue;
    const inner = height - 2 - state.sheet.heading - state.sheet.row;
    band.querySelector("svg").setAttribute("height", inner);
    band.querySelector("path").setAttribute("d", curvePath(curve, peak, x, inner));
  }
  chart.style.setProperty("--height", `${state.height}px`);
}

// An event of a crowd that is not shown by name stands in the middle of its curve.
const yOf = ({ row, y, lane }) => (row >= 0 ? y : lane.top + lane.height - state.sheet.foot - state.sheet.row);

function drawRing() {
  const { current } = state;
  const at = current ? x(current.mark) : -1;
  ring.hidden = at < 0 || at > state.width || !current.found;
  if (!ring.hidden) moveTo(ring, at, yOf(current));
}

const FEW = 150; // marks that cost nothing to draw, wherever they are
let completing = 0;

// How much may change: "moving" keeps rows and sketches, "typing" packs anew and sketches, "rest" is whole.
function draw(how = "rest") {
  const { top } = chart.getBoundingClientRect(); // asked before anything changes: later it would cost a layout
  clearTimeout(completing);
  chart.classList.toggle("tl-moving", how !== "rest");
  arrange(how !== "moving");
  drawBands();
  drawAxis();
  drawRing();
  drawRibbon();
  const shown = shownEvents();
  const near = shown.length > FEW ? shown.filter(({ y }) => y + top > -20 && y + top < innerHeight + 20) : shown;
  if (how !== "rest") return drawSketch(near);
  drawLabels(placeLabels(shown));
  drawPlot(near);
  if (near.length < shown.length) completing = setTimeout(drawPlot, 500); // the rest when all is quiet
}

const SETTLING = 160; // milliseconds without movement
let frame = 0;
let resting = 0;
let next = "rest";
let anchor = null; // the lane that a hand is on, which stays where it is on the screen

function rest() {
  const before = anchor?.top;
  draw();
  if (anchor?.top !== before && chart.getBoundingClientRect().top < 0) scrollBy({ top: anchor.top - before, behavior: "instant" });
  writeAddress();
}

// Other than at rest, more of the same will follow, as while dragging.
function redraw(how = "rest") {
  next = how;
  clearTimeout(resting);
  if (how !== "rest") resting = setTimeout(rest, SETTLING);
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    if (next === "rest") rest();
    else draw(next);
  });
}
