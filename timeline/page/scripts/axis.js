
// ---- The axis: years, months or days, today, and the future ---------------------------------------

const STEPS = [
  ...[1, 7].map((step) => ({ unit: "day", step, days: step })),
  ...[1, 3].map((step) => ({ unit: "month", step, days: step * 30.4 })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((step) => ({ unit: "year", step, days: step * 365.25 })),
];
const gridlines = part("div", "gridlines");
const future = part("div", "future-veil");
const nowLine = part("div", "now-line");
const axis = part("div", "axis");

function today() {
  if (data.asOf !== null) return data.asOf + 0.5;
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) + 0.5; // the reader's own day
}

function ticks() {
  const [first, last] = state.view;
  const closest = ((last - first) / state.width) * 64;
  const { unit, step } = STEPS.find((entry) => entry.days >= closest) ?? STEPS.at(-1);
  const date = dateOf(first);
  const days = [];
  if (unit === "day") {
    for (let day = Math.ceil(first / step) * step; day <= last; day += step) days.push(day);
  } else if (unit === "month") {
    let month = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / step) * step;
    for (let day = -Infinity; day <= last; month += step) days.push((day = dayOf(Math.floor(month / 12), (month % 12) + 1)));
  } else {
    let year = Math.max(Math.floor(date.getUTCFullYear() / step) * step, 1);
    for (let day = -Infinity; day <= last; year += step) days.push((day = dayOf(year)));
  }
  return { unit, days: days.filter((day) => day >= first && day <= last) };
}

function monthText(date, template = words.monthTick) {
  return fill(template, { day: date.getUTCDate(), month: words.months[date.getUTCMonth()], year: date.getUTCFullYear() });
}

function tickText(day, unit, first) {
  const date = dateOf(day);
  if (unit === "year" || (unit === "month" && date.getUTCMonth() === 0)) return String(date.getUTCFullYear());
  if (unit === "month") return first ? monthText(date) : words.months[date.getUTCMonth()];
  return monthText(date, words.dayTick) + (first ? ` ${date.getUTCFullYear()}` : "");
}

function drawAxis() {
  const { unit, days } = ticks();
  const lines = days.map((day) => {
    const line = document.createElement("i");
    moveTo(line, x(day));
    return line;
  });
  const names = days.map((day, index) => {
    const name = document.createElement("span");
    name.textContent = tickText(day, unit, index === 0);
    if (unit === "month" && dateOf(day).getUTCMonth() === 0) name.className = "first";
    return name;
  });
  const day = today();
  const isShown = day >= state.view[0] && day <= state.view[1];
  const now = Object.assign(document.createElement("span"), { className: "now", textContent: words.today });
  if (isShown) names.push(now);
  gridlines.replaceChildren(...lines);
  axis.replaceChildren(...names);
  nowLine.hidden = !isShown;
  future.hidden = day > state.view[1];
  if (isShown) moveTo(nowLine, x(day));
  future.style.left = `${Math.max(x(day), 0)}px`;
  const long = names.map((name) => name.offsetWidth);
  names.forEach((name, index) => {
    const middle = x(name === now ? day : days[index]);
    moveTo(name, Math.min(Math.max(middle - long[index] / 2, 2), state.width - long[index] - 2));
    name.hidden = isShown && name !== now && Math.abs(middle - x(day)) < (long[index] + long.at(-1)) / 2 + 4;
  });
  const [first, last] = state.view.map(dateOf);
  const inYears = state.view[1] - state.view[0] > 5 * 365;
  byId("tl_shown").textContent = inYears ? `${first.getUTCFullYear()} – ${last.getUTCFullYear()}` : `${monthText(first)} – ${monthText(last)}`;
}
