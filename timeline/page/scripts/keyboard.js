
// ---- The keyboard: from event to event ----------------------------------------------------------------

function stepTo(event, aloud = true) {
  if (!event) return;
  state.current = event;
  const span = state.view[1] - state.view[0];
  const isNear = event.mark >= state.view[0] + span * 0.02 && event.mark <= state.view[1] - span * 0.02;
  if (!isNear) {
    setView(event.mark - span / 2, event.mark + span / 2);
    if (frame) draw(true); // at once: the ring and the tooltip want to know where it stands
  }
  drawRing();
  if (!aloud) return;
  byId("tl_spoken").textContent = `${event.title}. ${event.date}`;
  showTip(event);
  const top = chart.getBoundingClientRect().top + yOf(event);
  if (top < 60 || top > innerHeight - 110) scrollBy({ top: top - innerHeight / 2 });
}

function neighbour(step) {
  const { byDate, current } = state;
  if (!current) return step > 0 ? byDate[0] : byDate.at(-1);
  const place = byDate.indexOf(current) + step;
  return byDate[Math.min(Math.max(place, 0), byDate.length - 1)];
}

function acrossLanes(step) {
  const { current } = state;
  if (!current) return state.byDate[0];
  const filled = lanes.filter((lane) => lane.found.length);
  const lane = filled[filled.indexOf(current.lane) + step];
  const distance = (event) => Math.abs(event.mark - current.mark);
  return lane ? lane.found.reduce((best, event) => (distance(event) < distance(best) ? event : best)) : current;
}

const openCurrent = () => state.current && open(state.current.id, chart);
const keys = {
  ArrowRight: () => stepTo(neighbour(1)),
  ArrowLeft: () => stepTo(neighbour(-1)),
  ArrowDown: () => stepTo(acrossLanes(1)),
  ArrowUp: () => stepTo(acrossLanes(-1)),
  PageDown: () => stepTo(neighbour(10)),
  PageUp: () => stepTo(neighbour(-10)),
  Home: () => stepTo(state.byDate[0]),
  End: () => stepTo(state.byDate.at(-1)),
  Enter: openCurrent,
  " ": openCurrent,
  "+": actions.zoom_in,
  "=": actions.zoom_in,
  "-": actions.zoom_out,
  0: fit,
};
const modified = (event) => event.ctrlKey || event.metaKey || event.altKey;
chart.addEventListener("keydown", (event) => {
  if (event.target !== chart || !keys[event.key] || modified(event)) return;
  event.preventDefault();
  keys[event.key]();
});
panel.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !state.current || modified(event)) return;
  event.preventDefault();
  open(neighbour(step).id);
});
document.addEventListener("keydown", (event) => {
  if (modified(event) || event.target.closest?.("input, select, textarea, dialog")) return;
  if (event.key === "/") searchField.focus();
  else if (event.key === "?") actions.help();
  else return;
  event.preventDefault();
});
