// ---- Arranging: which lanes are crowds, and where the events of the others stand -------------------

let packedFor = 0; // the width in days for which the rows were last made anew

// `settled`: the view stands still, so that rows may change and lanes shrink. While it moves, an event
// keeps its row and a lane its height, and only what comes into view is added.
function arrange(settled) {
  const { sheet } = state;
  if (settled && isWhole() && !state.filtered) arrangeAsPrinted();
  else arrangeView(settled);
  state.height = sheet.axis;
  for (const lane of lanes) {
    const rows = lane.rows * sheet.row;
    const inner = Math.max(rows, lane.name[sheet.name] + (lane.dense ? sheet.count : 0));
    lane.top = state.height;
    lane.height = lane.found.length ? sheet.heading + inner + sheet.foot : 0;
    const first = lane.top + sheet.heading + (lane.dense ? 0 : (inner - rows) / 2);
    for (const event of lane.shown) event.y = first + (event.row + 0.5) * sheet.row;
    state.height += lane.height;
  }
}

// The rows of the still picture, so that nothing moves when the chart takes its place.
function arrangeAsPrinted() {
  const { placed, dense, rows } = state.sheet;
  lanes.forEach((lane, place) => {
    Object.assign(lane, { seen: lane.members, dense: dense[place] === 1 });
    show(lane, placed[place].map(([index, row]) => [events[index], row]), rows[place]);
    for (const event of lane.shown) event.ink = inkOf(event);
  });
  packedFor = spanOfView();
}

function arrangeView(settled) {
  const anew = settled && Math.abs(Math.log(spanOfView() / packedFor)) > 0.05;
  const [start, end] = state.view;
  for (const lane of lanes) lane.seen = lane.found.filter(({ from, to }) => from <= end && to >= start);
  const share = Math.min(1, state.sheet.budget / lanes.reduce((sum, lane) => sum + lane.seen.length, 1));
  const dense = crowded();
  for (const lane of lanes) {
    const most = Math.max(3, Math.round(lane.seen.length * share));
    lane.dense = dense.has(lane) || (!settled && lane.dense) || !inRows(lane, most, anew || lane.dense, settled);
    if (lane.dense) show(lane, landmarks(lane.seen).map((event) => [event, 0]), data.crowd.rows);
  }
  if (anew || state.filtered) packedFor = spanOfView();
}

// Every event in a row, and true; false where a crowd would need too many of them.
function inRows(lane, most, anew, settled) {
  const boxes = lane.seen.map((event) => {
    const ink = (event.ink = inkOf(event));
    const isMajor = event.rank === 0; // its title is to be read whole
    const label = Math.min(textWidth(event.title, isMajor), isMajor ? LONGEST : state.sheet.label) + 6;
    return { event, ...ink, label, isMajor, inner: label <= roomInside(event).room, before: anew ? -1 : event.row };
  }).sort((a, b) => a.left - b.left || a.event.index - b.event.index);
  const rows = pack(boxes, most);
  const used = [...new Set(rows)].sort((a, b) => a - b); // once all is settled no row stays empty
  const needed = settled ? used.length : Math.max(lane.rows, ...rows.map((row) => row + 1));
  if (boxes.length > data.crowd.least && needed > state.sheet.tallest) return false;
  show(lane, boxes.map(({ event }, place) => [event, settled ? used.indexOf(rows[place]) : rows[place]]), needed);
  return true;
}

function show(lane, places, rows) {
  for (const event of lane.shown) event.row = -1;
  for (const [event, row] of places) event.row = row;
  Object.assign(lane, { shown: places.map(([event]) => event), rows });
}
