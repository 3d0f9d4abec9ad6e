// ---- The ribbon: where all events are; a place to jump and to brush ---------------------------------

const ribbon = $("ribbon");
const brush = ribbon.querySelector(".tl-brush");
const share = (day) => (day - whole[0]) / (whole[1] - whole[0]);
const dayAtShare = (at) => whole[0] + at * (whole[1] - whole[0]);
let curveOf = dated; // the events whose curve is drawn: the page brings the one of all
let held = null;

function drawRibbon() {
  const [left, right] = state.view.map(share);
  setStyle(brush, "left", `${left * 100}%`);
  setStyle(brush, "width", `${(right - left) * 100}%`);
  ribbon.classList.toggle("tl-whole", isWhole());
  if (curveOf === state.byDate) return;
  curveOf = state.byDate;
  const all = density(dated, whole, 240);
  const shape = (path, curve) => path.setAttribute("d", curvePath(curve, all.peak, (day) => share(day) * 1000, 100));
  shape(ribbon.querySelector(".tl-all"), all);
  shape($("found"), density(state.byDate, whole, 240));
}

function shareAt({ clientX }) {
  const { left, width } = ribbon.getBoundingClientRect();
  return clamp((clientX - left) / width, 0, 1);
}

ribbon.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  // A hand takes hold of an end of the frame, or of the frame; elsewhere it draws a new one.
  held = { at: shareAt(event), ends: state.view.map(share), grip: event.target.dataset.grip ?? "draw", moved: false };
  ribbon.setPointerCapture(event.pointerId);
  event.preventDefault();
});
ribbon.addEventListener("pointermove", (event) => {
  if (!held) return;
  const at = shareAt(event);
  const by = at - held.at;
  held.moved ||= Math.abs(by) * ribbon.clientWidth > 3;
  if (!held.moved) return;
  const [left, right] = held.ends;
  const ends = { move: [left + by, right + by], left: [at, right], right: [left, at], draw: [held.at, at] }[held.grip];
  setView(...ends.sort((a, b) => a - b).map(dayAtShare), "moving");
});
ribbon.addEventListener("pointerup", () => {
  const half = spanOfView() / (isWhole() ? 10 : 2);
  if (held && !held.moved) setView(dayAtShare(held.at) - half, dayAtShare(held.at) + half);
  held = null;
});
ribbon.addEventListener("pointercancel", () => (held = null));
ribbon.addEventListener("dblclick", () => actions.fit());
