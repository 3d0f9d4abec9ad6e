
// ---- Labels: beside their marks, where nothing else stands, the important ones first --------------

const GAP = 5;
const LONGEST = 560;
const LEAST = 46;
const pen = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(document.body).fontFamily;
const widths = new Map();

function textWidth(text, bold) {
  const key = `${bold ? "b" : ""}${state.sheet.font} ${text}`;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    pen.font = `${bold ? 700 : 400} ${state.sheet.font}px ${family}`;
    widths.set(key, pen.measureText(text).width + 1);
  }
  return widths.get(key);
}

function shorten(text, room, bold) {
  if (room < LEAST) return "";
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textWidth(`${text.slice(0, middle).trimEnd()}…`, bold) <= room) low = middle;
    else high = middle - 1;
  }
  const cut = text.slice(0, low).replace(/[\uD800-\uDBFF]$/, "").replace(/[\s,;:–-]+$/, "");
  return cut.length >= 6 ? `${cut}…` : "";
}

function inkOf(event) {
  const mark = x(event.mark);
  const left = x(event.from) - (event.opensLeft ? 9 : 0);
  const right = x(event.to) + (event.opensRight ? 9 : 0);
  const radius = inkRadius(event);
  return { left: Math.min(left, mark - radius), right: Math.max(right, mark + radius), mark };
}

function roomBeside(ink, taken) {
  let [left, right] = [0, state.width];
  for (const [start, end] of taken) {
    if (end <= ink.left + 0.5) left = Math.max(left, end);
    if (start >= ink.right - 0.5) right = Math.min(right, start);
  }
  return { left: ink.left - left - 2 * GAP, right: right - ink.right - 2 * GAP };
}

const solidPart = (event) => {
  if (!event.lasts) return null;
  for (let piece = 0; piece < event.bars.length; piece += 3) if (event.bars[piece + 2] === 1) return event.bars.slice(piece, piece + 2);
  return null;
};

// Room on the event's own ink: a solid bar behind its mark, or a faint one that fills the view.
function roomInside(event, ink) {
  const radius = inkRadius(event);
  const after = ink.mark + radius + GAP;
  const solid = solidPart(event);
  if (solid) {
    const start = Math.max(x(solid[0]), event.opensLeft ? 0 : after, GAP) + (event.opensLeft ? GAP : 1);
    return { start, room: Math.min(x(solid[1]), state.width) - (event.opensLeft ? radius : 0) - GAP - start };
  }
  if (event.from === event.to) return { start: 0, room: 0 };
  const start = after > 0 && after < state.width ? after : Math.max(x(event.from) + (event.opensLeft ? 7 : 0), 0) + GAP;
  const end = Math.min(x(event.to) - (event.opensRight ? 7 : 0), state.width, ink.mark > start ? ink.mark - radius : state.width);
  return { start, room: end - GAP - start };
}

function placeOne(event, taken) {
  const bold = event.rank === 0;
  const { ink } = event;
  const need = textWidth(event.title, bold);
  const room = roomBeside(ink, taken);
  const inside = roomInside(event, ink);
  const beside = (side, text, long) => ({ event, side, text, long, x: side === "right" ? ink.right + GAP : ink.left - GAP - long });
  const within = (text, long) => ({ event, side: "inside", text, long, x: inside.start });
  if (need <= inside.room) return within(event.title, need);
  if (need <= Math.min(room.right, LONGEST)) return beside("right", event.title, need);
  if (need <= Math.min(room.left, LONGEST)) return beside("left", event.title, need);
  const [side, most] = [["right", room.right], ["left", room.left], ["inside", inside.room]].sort((a, b) => b[1] - a[1])[0];
  const text = shorten(event.title, Math.min(most, LONGEST), bold);
  if (!text) return null;
  return side === "inside" ? within(text, textWidth(text, bold)) : beside(side, text, textWidth(text, bold));
}

function placeRow(row) {
  const seen = row.filter(({ ink }) => ink.right > 0 && ink.left < state.width);
  const taken = seen.map(({ ink }) => [ink.left, ink.right]);
  const rooms = new Map(seen.map((event) => {
    const room = roomBeside(event.ink, taken);
    return [event, room.left + room.right];
  }));
  const placed = [];
  for (const event of seen.sort((a, b) => a.rank - b.rank || rooms.get(b) - rooms.get(a) || a.index - b.index)) {
    const label = placeOne(event, taken);
    if (!label) continue;
    placed.push(label);
    label.span = [label.x - (label.side === "left" ? GAP : 0), label.x + label.long + (label.side === "right" ? GAP : 0)];
    if (label.side !== "inside") taken.push(label.span);
  }
  for (const label of placed) addDate(label, taken);
  return placed;
}

// The date goes before a title only where it takes room from nobody.
function addDate(label, taken) {
  if (label.side === "inside" || label.text !== label.event.title) return;
  const long = textWidth(label.event.date, false) + state.sheet.font * 0.5 + 2;
  const [start, end] = label.span;
  const others = taken.filter((span) => span !== label.span);
  const free = label.side === "right"
    ? Math.min(state.width, ...others.filter((span) => span[0] >= end - 1).map((span) => span[0])) - end
    : start - Math.max(0, ...others.filter((span) => span[1] <= start + 1).map((span) => span[1]));
  if (long + GAP > free) return;
  label.date = label.event.date;
  if (label.side === "right") label.span[1] += long;
  else label.span[0] = (label.x -= long) - GAP;
}

const labelLayer = part("div", "labels");
const shownLabels = new Map();

function drawLabels() {
  const rows = new Map();
  for (const lane of lanes) {
    for (const event of lane.shown) {
      if (!rows.has(event.y)) rows.set(event.y, []);
      rows.get(event.y).push(event);
    }
  }
  const unused = new Set(shownLabels.keys());
  for (const label of [...rows.values()].flatMap(placeRow)) {
    const { event } = label;
    unused.delete(event);
    let own = shownLabels.get(event);
    if (!own) {
      const element = part("span", "", labelLayer);
      own = { element, day: part("span", "day", element), text: part("bdi", "text", element) };
      element.dataset.index = event.index;
      shownLabels.set(event, own);
    }
    const onBar = label.side === "inside" && solidPart(event) && !event.hollow && event.status !== "planned";
    own.element.className = `label-of lane-${event.lane.number} ${event.status}${event.rank === 0 ? " major" : ""}${onBar ? " inside" : ""}`;
    own.element.style.fontSize = `${state.sheet.font}px`;
    own.day.hidden = !label.date;
    if (own.text.textContent !== label.text) own.text.textContent = label.text;
    if (label.date) own.day.textContent = label.date;
    moveTo(own.element, label.x, event.y - 8);
  }
  for (const event of unused) {
    shownLabels.get(event).element.remove();
    shownLabels.delete(event);
  }
}
