// ---- The keyboard: from event to event ----------------------------------------------------------------

function stepTo(event, aloud = true) {
  if (!event) return;
  state.current = event;
  if (Math.abs(x(event.mark) / state.width - 0.5) > 0.48) {
    setView(event.mark - spanOfView() / 2, event.mark + spanOfView() / 2);
    if (frame) draw(); // at once: the ring and the tooltip want to know where it stands
  }
  drawRing();
  if (!aloud) return;
  $("spoken").textContent = `${event.title}. ${event.date}`;
  showTip(event);
  bringIntoSight(event);
}

function alongTime(step) {
  const { byDate, current } = state;
  stepTo(current ? byDate[clamp(byDate.indexOf(current) + step, 0, byDate.length - 1)] : byDate.at(step > 0 ? 0 : -1));
}

function acrossLanes(step) {
  const { byDate, current } = state;
  const filled = lanes.filter((lane) => lane.found.length);
  const lane = filled[filled.indexOf(current?.lane) + step];
  const distance = (event) => Math.abs(event.mark - current.mark);
  const nearest = (best, event) => (distance(event) < distance(best) ? event : best);
  stepTo(current ? lane?.found.reduce(nearest) : byDate[0]);
}

const openCurrent = () => state.current && open(state.current.id);
const inChart = {
  ArrowRight: () => alongTime(1), ArrowLeft: () => alongTime(-1),
  ArrowDown: () => acrossLanes(1), ArrowUp: () => acrossLanes(-1),
  PageDown: () => alongTime(10), PageUp: () => alongTime(-10),
  Home: () => stepTo(state.byDate[0]), End: () => stepTo(state.byDate.at(-1)),
  Enter: openCurrent, " ": openCurrent,
  "+": actions.zoom_in, "=": actions.zoom_in, "-": actions.zoom_out, 0: actions.fit,
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
