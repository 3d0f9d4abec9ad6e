// ---- Labels: beside their marks, where nothing else stands, the important ones first --------------

const GAP = 5;
const LONGEST = 560;
const LEAST = 46;
const FEWEST = 12; // characters of a title that is cut
const pen = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(chart).fontFamily;
const fontOf = (bold) => `${bold ? 700 : 400} ${state.sheet.font}px ${family}`;
const widths = new Map();

function textWidth(text, bold) {
  const key = `${bold ? "b" : ""}${state.sheet.font} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    pen.font = fontOf(bold);
    width = pen.measureText(text).width + 1;
    widths.set(key, width);
  }
  return width;
}

// As much of a text as fits, with an ellipsis: first by rule of three, then letter by letter.
function shorten(text, room, bold) {
  if (room < LEAST) return "";
  let length = Math.floor((text.length * room) / textWidth(text, bold)) + 1;
  let cut = "";
  do {
    length -= 1;
    cut = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "").replace(/[\s,;:–-]+$/, "");
  } while (cut && textWidth(`${cut}…`, bold) > room);
  return cut.length >= FEWEST ? `${cut}…` : "";
}

// Free room to the left and to the right of some ink; none where another one laps over it.
function roomBeside(ink, taken) {
  let [left, right] = [0, state.width];
  for (const own of taken) {
    if (own === ink) continue;
    if (own.left <= ink.left && own.left < ink.right - 0.5) left = Math.max(left, own.right);
    if (own.right >= ink.right && own.right > ink.left + 0.5) right = Math.min(right, own.left);
  }
  return { left: ink.left - left - 2 * GAP, right: right - ink.right - 2 * GAP };
}

// Room on the event's own bar, after its mark or before it: where it is solid, if that is in view.
function roomInside({ look, ink, solid, from, to, bars }) {
  if (!bars) return { start: 0, room: 0 };
  const isFirm = solid && x(solid[0]) < state.width - LEAST && x(solid[1]) > LEAST;
  const [first, last] = isFirm ? solid.map(x) : [x(from) + look.left, x(to) - look.right];
  const dark = isFirm && look.dark;
  const after = Math.max(first, 0, ink.mark + look.radius) + GAP;
  const before = Math.max(first, 0) + GAP;
  const rooms = [
    { start: after, dark, room: Math.min(last, state.width) - GAP - after },
    { start: before, dark, room: Math.min(last, state.width, ink.mark - look.radius) - GAP - before },
  ];
  return rooms[0].room >= rooms[1].room ? rooms[0] : rooms[1];
}

// Whole on the bar, to the right or to the left, or else shortened to where there is most room.
function placeOne(event, taken) {
  const bold = event.rank === 0;
  const { ink } = event;
  const need = textWidth(event.title, bold);
  const beside = roomBeside(ink, taken);
  const inside = roomInside(event);
  const sides = [
    { side: "inside", room: inside.room, start: () => inside.start },
    { side: "right", room: Math.min(beside.right, LONGEST), start: () => ink.right + GAP },
    { side: "left", room: Math.min(beside.left, LONGEST), start: (long) => ink.left - GAP - long },
  ];
  const best = sides.find(({ room }) => need <= room) ?? sides.reduce((most, own) => (own.room > most.room ? own : most));
  const text = need <= best.room ? event.title : shorten(event.title, best.room, bold);
  const long = textWidth(text, bold);
  const left = best.start(long);
  const isDark = best.side === "inside" && inside.dark;
  return { event, text, bold, isDark, side: best.side, left, right: left + long, date: "" };
}

function placeRow(row) {
  const seen = row.filter(({ ink }) => ink.right > 0 && ink.left < state.width);
  const taken = seen.map(({ ink }) => ink);
  const room = ({ left, right }) => left + right;
  const rooms = new Map(seen.map((event) => [event, room(roomBeside(event.ink, taken))]));
  const placed = [];
  for (const event of seen.sort((a, b) => a.rank - b.rank || rooms.get(b) - rooms.get(a) || a.index - b.index)) {
    const label = placeOne(event, taken);
    if (label.text) placed.push(label);
    if (label.text && label.side !== "inside") taken.push(label);
  }
  for (const label of placed) addDate(label, taken);
  return placed;
}

// The date goes before a title only where it takes room from nobody.
function addDate(label, taken) {
  const { event, side } = label;
  if (side === "inside" || label.text !== event.title) return;
  label.dateWidth = textWidth(event.date, false) + state.sheet.font * 0.5;
  if (label.dateWidth > roomBeside(label, taken)[side]) return;
  label.date = event.date;
  if (side === "right") label.right += label.dateWidth;
  else label.left -= label.dateWidth;
}

function placeLabels() {
  const rows = Map.groupBy(shownEvents(), (event) => event.y);
  return [...rows.values()].flatMap(placeRow);
}

function drawLabels(labels) {
  setStyle(labelLayer, "font-size", `${state.sheet.font}px`);
  labelLayer.replaceChildren(...labels.map(({ event, isDark, bold, date, text, left }) => {
    const element = document.createElement("span");
    element.className = `tl-label-of tl-lane-${event.lane.number} tl-${event.look.status}`;
    element.classList.toggle("tl-major", bold);
    element.classList.toggle("tl-inside", isDark);
    element.dataset.index = event.index;
    if (date) part("span", "tl-day", element, date);
    part("bdi", "tl-text", element, text);
    moveTo(element, left, event.y - 8);
    return element;
  }));
}
