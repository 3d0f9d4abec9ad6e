// ---- Moving: buttons, wheel, dragging, two fingers ---------------------------------------------------

function setView(start, end, how = "rest") {
  const span = clamp(end - start, SHORTEST, whole[1] - whole[0]);
  const first = clamp((start + end - span) / 2, whole[0], whole[1] - span);
  if (first === state.view[0] && first + span === state.view[1]) return;
  state.view = [first, first + span];
  redraw(how);
}

// Where the keyboard stands, if that is in view, or else the middle.
const centre = () => (ring.hidden ? dayAt(state.width / 2) : state.current.mark);

const zoom = (factor, still = centre(), how = "rest") => setView(...state.view.map((day) => still + (day - still) * factor), how);
const showYears = (years) => setView(centre() - years * 183, centre() + years * 183);
const shift = (by) => setView(...state.view.map((day) => day + by * spanOfView()));
const actions = {
  zoom_in: () => zoom(0.6), zoom_out: () => zoom(1 / 0.6),
  earlier: () => shift(-0.4), later: () => shift(0.4),
  decades: () => showYears(30), years: () => showYears(6), fit: () => setView(...whole),
  help: () => $("keys").showModal(),
};
root.addEventListener("click", ({ target }) => actions[target.closest?.("[data-action]")?.dataset.action]?.());

chart.addEventListener("wheel", (event) => {
  if (!(event.ctrlKey || event.metaKey)) return; // a bare wheel scrolls the page
  event.preventDefault();
  const { day, lane } = pointed(event);
  const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
  anchor = lane;
  zoom(Math.exp(clamp(pixels, -200, 200) * 0.0022), day, "moving");
}, { passive: false });

const fingers = new Map();
let grabbed = null; // the view as it was taken hold of, and where the fingers were

function grab(moved) {
  const places = [...fingers.values()];
  const middle = places.reduce((sum, place) => sum + place, 0) / places.length - chart.getBoundingClientRect().left;
  const spread = places.length > 1 ? Math.max(Math.abs(places[0] - places[1]), 20) : 0;
  return { moved, middle, spread, span: spanOfView(), still: dayAt(middle) };
}

chart.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  fingers.set(event.pointerId, event.clientX);
  anchor = pointed(event).lane;
  grabbed = grab(grabbed?.moved ?? false);
});
// The days under the fingers stay under them.
chart.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event.clientX);
  const { middle, spread } = grab();
  if (!grabbed.moved && !spread && Math.abs(middle - grabbed.middle) < 5) return;
  if (!grabbed.moved) {
    grabbed.moved = true;
    chart.setPointerCapture(event.pointerId);
    chart.classList.add("tl-dragging");
    showTip(null);
  }
  const span = grabbed.span * (spread ? grabbed.spread / spread : 1);
  const start = grabbed.still - (middle / state.width) * span;
  setView(start, start + span, "moving");
});
for (const kind of ["pointerup", "pointercancel"]) {
  chart.addEventListener(kind, (event) => {
    if (!fingers.delete(event.pointerId)) return;
    const { moved } = grabbed;
    grabbed = fingers.size ? grab(true) : null;
    if (grabbed) return;
    chart.classList.remove("tl-dragging");
    if (kind === "pointerup" && !moved) choose(pointed(event));
  });
}
chart.addEventListener("pointermove", (event) => grabbed || event.pointerType === "touch" || showTip(pointed(event).event));
chart.addEventListener("pointerleave", () => showTip(null));
chart.addEventListener("dblclick", (event) => pointed(event).event || actions.fit());

// A click on an event opens it, one on a crowd comes closer.
function choose({ event, lane, day }) {
  if (event) open(event.id);
  else if (lane?.dense) zoom(0.4, day);
}
