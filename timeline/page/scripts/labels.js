// ---- Labels: beside their marks, where nothing else stands, the important ones first --------------

const GAP = 5;
const LONGEST = 560;
const LEAST = 46;
const FEWEST = 12; // characters of a title that is cut
const pen = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(chart).fontFamily;
const fontOf = (bold) => `${bold ? 700 : 400} ${state.sheet.font}px ${family}`;

function textWidth(text, bold) {
  const known = (state.sheet.widths ??= [new Map(), new Map()])[Number(bold)]; // plain and bold, in the font of the sheet
  if (!known.has(text)) {
    if (known.size > 20000) known.clear();
    pen.font = fontOf(bold);
    known.set(text, pen.measureText(text).width + 1);
  }
  return known.get(text);
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
  const ends = isFirm ? solid.map(x) : [x(from) + look.left, x(to) - look.right];
  const [first, last] = [Math.max(ends[0], 0), Math.min(ends[1], state.width)];
  const between = (left, right) => ({ start: left + GAP, room: right - left - 2 * GAP, dark: isFirm && look.dark });
  const after = between(Math.max(first, ink.mark + look.radius), last);
  const before = between(first, Math.min(last, ink.mark - look.radius));
  return after.room >= before.room ? after : before;
}

// Whole on the bar, to the right or to the left, or else shortened to where there is most room.
function placeOne(event, taken) {
  const { ink, title, rank } = event;
  const bold = rank === 0;
  const need = textWidth(title, bold);
  const beside = roomBeside(ink, taken);
  const inside = roomInside(event);
  const sides = [
    { side: "inside", room: inside.room, start: () => inside.start },
    { side: "right", room: Math.min(beside.right, LONGEST), start: () => ink.right + GAP },
    { side: "left", room: Math.min(beside.left, LONGEST), start: (long) => ink.left - GAP - long },
  ];
  const { side, room, start } = sides.find((own) => need <= own.room) ?? sides.reduce((a, b) => (b.room > a.room ? b : a));
  const text = need <= room ? title : shorten(title, room, bold);
  const long = textWidth(text, bold);
  const left = start(long);
  return { event, text, bold, side, left, right: left + long, date: "", isDark: side === "inside" && inside.dark };
}

function placeRow(row) {
  const seen = row.filter(({ ink }) => ink.right > 0 && ink.left < state.width);
  const taken = seen.map(({ ink }) => ink);
  const rooms = new Map(seen.map((event) => [event, roomBeside(event.ink, taken)]));
  const room = (event) => rooms.get(event).left + rooms.get(event).right;
  seen.sort((a, b) => a.rank - b.rank || room(b) - room(a) || a.index - b.index);
  const placed = seen.map((event) => {
    const label = placeOne(event, taken);
    if (label.text && label.side !== "inside") taken.push(label);
    return label;
  }).filter(({ text }) => text);
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
  label[side] += side === "right" ? label.dateWidth : -label.dateWidth;
}

const placeLabels = (shown) => [...Map.groupBy(shown, (event) => event.y).values()].flatMap(placeRow);

function drawLabels(labels) {
  setStyle(labelLayer, "font-size", `${state.sheet.font}px`);
  labelLayer.replaceChildren();
  for (const { event, isDark, bold, date, text, left } of labels) {
    const own = ["tl-label-of", `tl-lane-${event.lane.number}`, `tl-${event.look.status}`, bold && "tl-major", isDark && "tl-inside"];
    const element = part("span", own.filter(Boolean).join(" "), labelLayer);
    element.dataset.index = event.index;
    if (date) part("span", "tl-day", element, date);
    part("bdi", "tl-text", element, text);
    moveTo(element, left, event.y - 8);
  }
}
