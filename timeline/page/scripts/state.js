// ---- What the chart knows, in one place -----------------------------------------------------------

const data = JSON.parse($("data").textContent);
const { words, domain: whole } = data;
const chart = $("chart");
const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const narrow = chart.querySelector(".tl-picture.tl-narrow"); // which the style shows where there is little room
const isNarrow = () => getComputedStyle(narrow).display !== "none";
const SHORTEST = 14; // days that the axis shows at least

const [gridlines, bands, future, nowLine, plot, sketch, labelLayer, ring, axis, tip] = chart.firstElementChild.children;

// Of the events of a lane: `members` have a date, of these the `found` ones pass the criteria, of these the `seen`
// ones are in view, and of these the `shown` ones are drawn, for a crowd shows only a few.
const empty = () => ({ members: [], found: [], seen: [], shown: [], dense: false, rows: 0, top: 0, height: 0 });
const lanes = data.lanes.map((lane, place) => ({ ...lane, ...empty(), band: bands.children[place] }));
const events = data.events.id.map((_, index) => {
  const event = { index, found: true, ink: null, row: -1, y: 0 }; // the pixels that it covers, its row and place, while it is drawn
  for (const name in data.events) event[name] = data.events[name][index];
  event.lane = lanes[event.lane];
  event.look = data.looks[event.look];
  [event.from, event.to] = event.bars ? [event.bars[0][0], event.bars.at(-1)[1]] : [event.mark, event.mark];
  return event;
});
const eventById = new Map(events.map((event) => [event.id, event]));
const dated = events.filter((event) => event.mark !== null).sort((a, b) => a.mark - b.mark);
for (const event of dated) event.lane.members.push(event);
for (const lane of lanes) lane.found = lane.members;

const state = {
  view: [...whole], // the days that the axis shows
  criteria: new URLSearchParams(), // what is searched for and filtered by
  filtered: false,
  byDate: dated, // the events that pass
  current: null, // the event that the keyboard stands on
  sheet: null, width: 0, height: 0, // the measures for this width
};

const spanOfView = () => state.view[1] - state.view[0];
const x = (day) => ((day - state.view[0]) / spanOfView()) * state.width;
const dayAt = (pixel) => state.view[0] + (pixel / state.width) * spanOfView();
const isWhole = () => spanOfView() > (whole[1] - whole[0]) * 0.9999;
const shownEvents = () => lanes.flatMap((lane) => lane.shown);
const paintOf = (event) => data.paints[darkScheme.matches ? "dark" : "light"][lanes.indexOf(event.lane)];

// The pixels that an event covers, mark, ring and arrows included.
function inkOf({ mark, from, to, look }) {
  const middle = x(mark);
  const [left, right] = [x(from) - look.left, x(to) + look.right];
  return { mark: middle, left: Math.min(left, middle - look.radius), right: Math.max(right, middle + look.radius) };
}

const numberFormat = new Intl.NumberFormat(data.language);
const plurals = new Intl.PluralRules(data.language);
const countText = (forms, count, slots = {}) =>
  fillIn(forms[plurals.select(count)] ?? forms.other, { count: numberFormat.format(count), ...slots });

function part(tag, className, parent = chart, text = "") {
  const element = Object.assign(document.createElement(tag), { className, textContent: text });
  parent.append(element);
  return element;
}

// As important as the style of a fragment, which holds its own against that of the page around it.
const setStyle = (element, name, value) => element.style.setProperty(name, value, "important");
const moveTo = (element, left, top = 0) => setStyle(element, "transform", `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`);
