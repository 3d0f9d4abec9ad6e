
// ---- Drawing: lanes and rows for what is in view, then everything else ------------------------------

const bandLayer = part("div", "bands");
const ring = part("div", "ring-of");
const tip = part("div", "tip");
ring.hidden = tip.hidden = true;
chart.prepend(gridlines, bandLayer, future, nowLine, plot, labelLayer, ring, axis, tip);
for (const layer of [gridlines, bandLayer, future, nowLine, labelLayer, ring, axis, tip]) layer.setAttribute("aria-hidden", "true");

for (const lane of lanes) {
  const band = part("div", `lane-band lane-${lane.number}`, bandLayer);
  const name = part("span", "name", band);
  part("bdi", "", name).textContent = lane.label;
  const count = part("span", "crowd", name);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  path.setAttribute("class", "curve");
  band.append(svg);
  Object.assign(lane, { band, countLabel: count, svg, path });
}

let packedFor = 0; // the width in days for which the rows were last made anew

// `settled`: the view stands still, so that rows may change and lanes shrink. While it moves, an event
// keeps its row and a lane its height, and only what comes into view is added.
function arrange(settled) {
  const { sheet, view } = state;
  if (settled && isWhole() && !state.filtered) arrangeAsPrinted();
  else {
    const span = view[1] - view[0];
    const anew = settled && Math.abs(Math.log(span / packedFor)) > 0.05;
    const seen = lanes.map((lane) => (lane.byMark.length > 20 * MOST_MARKS && countInView(lane) > MOST_MARKS ? null : lane.found.filter(inView)));
    const counts = lanes.map((lane, place) => seen[place]?.length ?? countInView(lane));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const dense = crowded(counts.map((count) => (count > drawing.crowd ? count : 0)));
    lanes.forEach((lane, place) => {
      const own = seen[place];
      lane.count = counts[place];
      const most = Math.max(3, Math.round(lane.count * Math.min(1, sheet.budget / Math.max(total, 1))));
      const wasDense = lane.dense;
      lane.dense = dense.has(place) || (!settled && wasDense) || !arrangeRows(lane, own, most, anew || wasDense, settled);
      if (lane.dense) arrangeByName(lane, own ?? lane.found);
    });
    if (anew || state.filtered) packedFor = span;
  }
  let top = sheet.axis;
  for (const lane of lanes) {
    lane.top = top;
    lane.height = lane.found.length ? sheet.heading + lane.rows * sheet.row + sheet.foot : 0;
    for (const event of lane.shown) event.y = top + sheet.heading + (event.row + 0.5) * sheet.row;
    top += lane.height;
  }
  state.height = top;
  state.tallest = Math.max(state.tallest ?? 0, Math.ceil(top));
}

const countInView = (lane) => below(lane.byMark, state.view[1]) - below(lane.byMark, state.view[0]);

// The rows of the still picture, so that nothing moves when the chart takes its place.
function arrangeAsPrinted() {
  const { sheet } = state;
  for (const lane of lanes) {
    lane.dense = sheet.dense[lane.place] === 1;
    lane.rows = sheet.rows[lane.place];
    lane.count = lane.members.length;
    lane.shown = [];
  }
  for (const event of events) event.row = -1;
  for (const [index, row] of sheet.placed) {
    const event = events[index];
    event.row = row;
    event.ink = inkOf(event);
    event.lane.shown.push(event);
  }
  packedFor = whole[1] - whole[0];
}

function arrangeRows(lane, seen, most, anew, settled) {
  const boxes = seen.map((event) => {
    event.ink = inkOf(event);
    const label = Math.min(textWidth(event.title, event.rank === 0), state.sheet.label) + 6;
    return { event, ...event.ink, label, inner: label <= roomInside(event, event.ink).room, before: anew ? -1 : event.row };
  }).sort((a, b) => a.left - b.left || a.event.index - b.event.index);
  let rows = pack(boxes, most);
  if (settled) rows = withoutHoles(rows);
  const needed = boxes.length ? Math.max(...rows) + 1 : 0;
  if (boxes.length > drawing.crowd && needed > state.sheet.tallest) return false;
  for (const event of lane.shown) event.row = -1;
  boxes.forEach(({ event }, place) => (event.row = rows[place]));
  lane.shown = boxes.map((box) => box.event);
  lane.rows = settled ? needed : Math.max(needed, lane.rows);
  return true;
}

function arrangeByName(lane, list) {
  for (const event of lane.shown) event.row = -1;
  lane.shown = landmarks(list, inkOf);
  for (const event of lane.shown) {
    event.ink = inkOf(event);
    event.row = 0;
  }
  lane.rows = drawing.denseRows;
}

function drawBands() {
  const curves = new Map(lanes.filter((lane) => lane.dense).map((lane) => [lane, density(lane.found, state.view, state.width / BIN)]));
  const peak = Math.max(0, ...[...curves.values()].map((curve) => curve.peak));
  for (const lane of lanes) {
    lane.band.hidden = lane.height === 0;
    moveTo(lane.band, 0, lane.top);
    lane.band.style.height = `${Math.max(lane.height - 2, 0)}px`;
    lane.band.classList.toggle("dense", lane.dense);
    lane.countLabel.textContent = lane.dense ? countText(words.crowd, lane.count) : "";
    if (!lane.dense) continue;
    const height = lane.height - 2 - state.sheet.heading - state.sheet.row;
    lane.svg.setAttribute("height", height);
    lane.path.setAttribute("d", curvePath(curves.get(lane), peak, x, height));
  }
  chart.style.height = `${state.height}px`;
}

function drawRing() {
  const event = state.current;
  const at = event ? x(event.mark) : -1;
  ring.hidden = at < 0 || at > state.width || !state.found[event.index];
  if (!ring.hidden) moveTo(ring, at, yOf(event));
}

// An event of a crowd that is not shown by name stands in the middle of its curve.
function yOf(event) {
  if (event.row >= 0) return event.y;
  return event.lane.top + event.lane.height - state.sheet.foot - state.sheet.row;
}

function draw(settled, complete = false) {
  const { top } = chart.getBoundingClientRect(); // asked before anything changes: later it would cost a layout
  arrange(settled);
  drawBands();
  drawAxis();
  drawLabels();
  drawRing();
  drawRibbon();
  drawPlot(complete ? null : top);
}

let frame = 0;
let settling = 0;
let settledNext = false;
let anchor = null; // the lane that a hand is on

function settle() {
  chart.classList.remove("moving");
  const before = anchor?.top ?? 0;
  draw(true);
  const { top } = chart.getBoundingClientRect();
  if (anchor && top < 0 && anchor.top !== before) scrollBy({ top: anchor.top - before, behavior: "instant" });
  writeAddress();
}

// `moving`: more of the same will follow, as while dragging.
function redraw(moving = false) {
  clearTimeout(settling);
  settledNext = !moving;
  chart.classList.toggle("moving", moving);
  if (moving) settling = setTimeout(settle, 240);
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    if (settledNext) settle();
    else draw(false);
  });
}

function measure() {
  state.sheet = data.sheets[narrow.matches ? "narrow" : "wide"];
  state.width = chart.clientWidth;
}
