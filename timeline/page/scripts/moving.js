
// ---- Moving: buttons, wheel, dragging, two fingers ---------------------------------------------------

function setView(start, end, moving = false) {
  const span = Math.min(Math.max(end - start, SHORTEST), whole[1] - whole[0]);
  const middle = (start + end) / 2;
  const first = Math.min(Math.max(middle - span / 2, whole[0]), whole[1] - span);
  if (first === state.view[0] && first + span === state.view[1]) return;
  state.view = [first, first + span];
  redraw(moving);
}

function zoom(factor, pixel = ring.hidden ? state.width / 2 : x(state.current.mark), moving = false) {
  const still = dayAt(pixel);
  setView(still - (still - state.view[0]) * factor, still + (state.view[1] - still) * factor, moving);
}

function showYears(years) {
  const middle = ring.hidden ? (state.view[0] + state.view[1]) / 2 : state.current.mark;
  setView(middle - years * 183, middle + years * 183);
}

const shift = (by) => setView(...state.view.map((day) => day + by * (state.view[1] - state.view[0])));
const fit = () => setView(...whole);
const help = byId("tl_keys");
const actions = {
  zoom_in: () => zoom(0.6),
  zoom_out: () => zoom(1 / 0.6),
  earlier: () => shift(-0.4),
  later: () => shift(0.4),
  fit,
  decades: () => showYears(30),
  years: () => showYears(6),
  help: () => help.showModal(),
  dismiss: () => help.close(),
  clear: () => {
    clearFilters();
    searchField.focus();
  },
};
document.addEventListener("click", (event) => actions[event.target.closest?.("[data-action]")?.dataset.action]?.());

chart.addEventListener("wheel", (event) => {
  if (!(event.ctrlKey || event.metaKey)) return; // a bare wheel scrolls the page
  event.preventDefault();
  const box = chart.getBoundingClientRect();
  const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
  anchor = laneAt(event.clientY - box.top);
  zoom(Math.exp(Math.max(-200, Math.min(200, pixels)) * 0.0022), event.clientX - box.left, true);
}, { passive: false });

const fingers = new Map();
let grabbed = null;

chart.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  fingers.set(event.pointerId, event.clientX);
  anchor = laneAt(event.clientY - chart.getBoundingClientRect().top);
  grabbed = { moved: grabbed?.moved ?? false, start: event.clientX, view: [...state.view], spread: spread() };
});
chart.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) {
    if (event.pointerType !== "touch") showTip(eventAt(event.clientX, event.clientY, event.target));
    return;
  }
  fingers.set(event.pointerId, event.clientX);
  const by = event.clientX - grabbed.start;
  if (!grabbed.moved && Math.abs(by) < 5) return;
  if (!grabbed.moved) {
    grabbed.moved = true;
    chart.setPointerCapture(event.pointerId);
    chart.classList.add("dragging");
    showTip(null);
  }
  if (grabbed.spread && spread()) return pinch();
  const days = (by / state.width) * (grabbed.view[1] - grabbed.view[0]);
  setView(grabbed.view[0] - days, grabbed.view[1] - days, true);
});
for (const kind of ["pointerup", "pointercancel"]) {
  chart.addEventListener(kind, (event) => {
    if (!fingers.delete(event.pointerId)) return;
    const { moved } = grabbed;
    if (fingers.size) {
      grabbed = { moved: true, start: [...fingers.values()][0], view: [...state.view], spread: 0 };
      return;
    }
    grabbed = null;
    chart.classList.remove("dragging");
    if (kind === "pointerup" && !moved) choose(event);
  });
}
chart.addEventListener("pointerleave", () => showTip(null));
chart.addEventListener("dblclick", (event) => {
  if (!eventAt(event.clientX, event.clientY, event.target)) fit();
});

// A click on an event opens it, one on a crowd comes closer.
function choose({ clientX, clientY, target }) {
  const hit = eventAt(clientX, clientY, target);
  const box = chart.getBoundingClientRect();
  if (hit) open(hit.id, chart);
  else if (laneAt(clientY - box.top)?.dense) zoom(0.4, clientX - box.left);
}

function spread() {
  const [one, two] = [...fingers.values()];
  return two === undefined ? 0 : Math.max(Math.abs(one - two), 20);
}

function pinch() {
  const [one, two] = [...fingers.values()];
  const span = (grabbed.view[1] - grabbed.view[0]) * (grabbed.spread / spread());
  const middle = ((one + two) / 2 - chart.getBoundingClientRect().left) / state.width;
  const still = grabbed.view[0] + middle * (grabbed.view[1] - grabbed.view[0]);
  setView(still - middle * span, still + (1 - middle) * span, true);
}
