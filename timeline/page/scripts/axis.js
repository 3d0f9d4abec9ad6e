// ---- The axis: years, months or days, today, and the future ---------------------------------------

// Days, or months, from tick to tick.
const STEPS = [[1, 0], [7, 0], [0, 1], [0, 3], ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => [0, 12 * years])];

function today() {
  if (data.asOf !== null) return data.asOf + 0.5;
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) + 0.5; // the reader's own day
}

function ticks() {
  const [first, last] = state.view;
  const closest = (spanOfView() / state.width) * 64;
  const [days, months] = STEPS.find((step) => step[0] + step[1] * 30.4 >= closest) ?? STEPS.at(-1);
  const dayAtTick = (number) => (days ? number * days : dayOf(0, number * months + 1));
  const date = dateOf(first);
  let number = Math.ceil(days ? first / days : (date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
  const found = [];
  for (; dayAtTick(number) <= last; number += 1) found.push(dayAtTick(number));
  return { unit: days ? "day" : months < 12 ? "month" : "year", days: found.filter((day) => day >= first) };
}

const monthText = (date, template = words.monthTick) =>
  fillIn(template, { day: date.getUTCDate(), month: words.months[date.getUTCMonth()], year: date.getUTCFullYear() });

function tickText(day, unit, first) {
  const date = dateOf(day);
  if (unit === "day") return monthText(date, words.dayTick) + (first ? ` ${date.getUTCFullYear()}` : "");
  if (unit === "year" || date.getUTCMonth() === 0) return String(date.getUTCFullYear());
  return first ? monthText(date) : words.months[date.getUTCMonth()];
}

function drawAxis() {
  const { unit, days } = ticks();
  const now = today();
  const isShown = now >= state.view[0] && now <= state.view[1];
  const nowWidth = textWidth(words.today, true) + 16;
  gridlines.replaceChildren();
  axis.replaceChildren();
  const write = (text, day, long, className) =>
    moveTo(part("span", className, axis, text), clamp(x(day) - long / 2, 2, state.width - long - 2));
  days.forEach((day, index) => {
    moveTo(part("i", "", gridlines), x(day));
    const text = tickText(day, unit, index === 0);
    const isYear = unit === "month" && dateOf(day).getUTCMonth() === 0;
    const long = textWidth(text, isYear);
    if (!isShown || Math.abs(x(day) - x(now)) >= (long + nowWidth) / 2 + 4) write(text, day, long, isYear ? "tl-first" : "");
  });
  if (isShown) write(words.today, now, nowWidth, "tl-now");
  nowLine.hidden = !isShown;
  moveTo(nowLine, x(now));
  future.hidden = now > state.view[1];
  setStyle(future, "left", `${Math.max(x(now), 0)}px`);
  const inYears = spanOfView() > 5 * 365;
  $("shown").textContent = state.view.map(dateOf).map((date) => (inYears ? date.getUTCFullYear() : monthText(date))).join(" – ");
}
