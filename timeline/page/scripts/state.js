
// ---- What the chart knows, in one place -----------------------------------------------------------

const data = JSON.parse(byId("tl_data").textContent);
const { drawing, words } = data;
const chart = byId("tl_chart");
const narrow = matchMedia("(max-width: 640px)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const whole = data.domain;
const SHORTEST = 14; // days that the axis shows at least

const lanes = data.lanes.map((lane, place) => ({ ...lane, place, members: [], dense: false, rows: 0, count: 0, shown: [] }));
const laneByNumber = new Map(lanes.map((lane) => [lane.number, lane]));
const column = data.events;
const events = column.id.map((id, index) => {
  const bars = column.bars[index] || null;
  const mark = column.mark[index];
  return {
    id, index, mark, bars,
    title: column.title[index],
    date: column.date[index],
    lane: laneByNumber.get(column.lane[index]),
    from: bars ? bars[0] : mark,
    to: bars ? bars[bars.length - 2] : mark,
    lasts: column.lasts[index] === 1,
    opensLeft: (column.opens[index] & 1) > 0,
    opensRight: (column.opens[index] & 2) > 0,
    status: drawing.statuses[column.status[index]],
    hollow: column.proposed[index] === 1,
    doubtful: column.doubtful[index] === 1,
    rank: column.rank[index],
    row: -1, // of its lane, while it is drawn
    y: 0,
  };
});
const eventById = new Map(events.map((event) => [event.id, event]));
for (const event of events) if (event.mark !== null) event.lane.members.push(event);

const state = {
  view: [...whole], // the days that the axis shows
  criteria: { query: "", lanes: null, actor: "", status: "", review: "", from: "", to: "" },
  found: new Uint8Array(events.length).fill(1), // which events pass the criteria
  filtered: false,
  byDate: [], // the events that pass, in order of their marks
  current: null, // the event that the keyboard stands on
  sheet: null, // the measures for this width
  width: 0,
  height: 0,
};

const inkRadius = (event) => drawing.radii[event.rank] + (event.status === "planned" ? 3 : 0);
const x = (day) => ((day - state.view[0]) / (state.view[1] - state.view[0])) * state.width;
const dayAt = (pixel) => state.view[0] + (pixel / state.width) * (state.view[1] - state.view[0]);
const isWhole = () => state.view[1] - state.view[0] > (whole[1] - whole[0]) * 0.9999;
const inView = (event) => event.from <= state.view[1] && event.to >= state.view[0];

const plurals = new Intl.PluralRules(data.language);
const numberText = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, words.thousands);
function countText(forms, number, slots = {}) {
  return fill(forms[plurals.select(number)] ?? forms.other, { count: numberText(number), ...slots });
}

function part(tag, className, parent = chart) {
  const element = document.createElement(tag);
  element.className = className;
  parent.append(element);
  return element;
}

function moveTo(element, left, top = 0) {
  element.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
}

// What passes the criteria, ready to be counted and drawn.
function indexFound() {
  for (const lane of lanes) {
    lane.found = state.filtered ? lane.members.filter((event) => state.found[event.index]) : lane.members;
    lane.byMark = Float64Array.from(lane.found, (event) => event.mark).sort();
  }
  state.byDate = lanes.flatMap((lane) => lane.found).sort((a, b) => a.mark - b.mark || a.index - b.index);
}

// How many of sorted numbers lie below a bound.
function below(numbers, bound) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
