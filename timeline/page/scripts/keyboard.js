// ---- The keyboard: from event to event ----------------------------------------------------------------

function stepTo(event, aloud = true) {
  if (!event) return;
  state.current = event;
  const at = x(event.mark) / state.width;
  if (at < 0.02 || at > 0.98) {
    setView(event.mark - spanOfView() / 2, event.mark + spanOfView() / 2);
    if (frame) draw(); // at once: the ring and the tooltip want to know where it stands
  }
  drawRing();
  if (!aloud) return;
  $("spoken").textContent = `${event.title}. ${event.date}`;
  showTip(event);
  bringIntoSight(event);
}

function neighbour(step) {
  const { byDate, current } = state;
  if (!current) return byDate.at(step > 0 ? 0 : -1);
  return byDate[clamp(byDate.indexOf(current) + step, 0, byDate.length - 1)];
}

function acrossLanes(step) {
  const { current } = state;
  if (!current) return state.byDate[0];
  const filled = lanes.filter((lane) => lane.found.length);
  const lane = filled[filled.indexOf(current.lane) + step];
  const distance = (event) => Math.abs(event.mark - current.mark);
  return lane ? lane.found.reduce((best, event) => (distance(event) < distance(best) ? event : best)) : current;
}

const openCurrent = () => state.current && open(state.current.id);
const inChart = {
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
  0: actions.fit,
};
const anywhere = { "/": () => searchField.focus(), "?": actions.help };

root.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, select, textarea, .tl-keys")) return;
  const action = (target === chart && inChart[key]) || anywhere[key];
  if (!action) return;
  event.preventDefault();
  action();
});
