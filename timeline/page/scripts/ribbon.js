
// ---- The ribbon: where all events are; a place to jump and to brush ---------------------------------

const ribbon = byId("tl_ribbon");
const brush = part("div", "brush", ribbon);
for (const side of ["left", "right"]) part("i", side, brush);
const share = (day) => (day - whole[0]) / (whole[1] - whole[0]);
const dayAtShare = (at) => whole[0] + at * (whole[1] - whole[0]);
const SVG_WIDTH = 1000;
let curveOf = state.byDate; // the events whose curve is drawn
let held = null;

function drawRibbon() {
  const [left, right] = state.view.map(share);
  brush.style.left = `${left * 100}%`;
  brush.style.width = `${(right - left) * 100}%`;
  if (curveOf === state.byDate) return;
  curveOf = state.byDate;
  const all = density(events.filter((event) => event.mark !== null), whole, 240);
  const found = density(state.byDate, whole, 240);
  byId("tl_found").setAttribute("d", curvePath(found, all.peak, (day) => share(day) * SVG_WIDTH, 100));
  ribbon.querySelector(".all").setAttribute("d", curvePath(all, all.peak, (day) => share(day) * SVG_WIDTH, 100));
}

const shareAt = (event) => {
  const box = ribbon.getBoundingClientRect();
  return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
};

ribbon.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  const at = shareAt(event);
  const [left, right] = state.view.map(share);
  const near = 9 / ribbon.clientWidth;
  const edge = isWhole() ? "" : Math.abs(at - left) < near ? "left" : Math.abs(at - right) < near ? "right" : "";
  const inside = !isWhole() && at > left && at < right;
  held = { at, left, right, kind: edge || (inside ? "move" : "brush"), moved: false };
  ribbon.setPointerCapture(event.pointerId);
  event.preventDefault();
});
ribbon.addEventListener("pointermove", (event) => {
  if (!held) return;
  const at = shareAt(event);
  held.moved ||= Math.abs(at - held.at) * ribbon.clientWidth > 3;
  if (!held.moved) return;
  const by = at - held.at;
  const ends = {
    move: [held.left + by, held.right + by],
    left: [Math.min(at, held.right), held.right],
    right: [held.left, Math.max(at, held.left)],
    brush: [Math.min(at, held.at), Math.max(at, held.at)],
  }[held.kind];
  setView(...ends.map(dayAtShare), true);
});
ribbon.addEventListener("pointerup", (event) => {
  if (held && !held.moved) {
    const span = isWhole() ? (whole[1] - whole[0]) / 5 : state.view[1] - state.view[0];
    const middle = dayAtShare(shareAt(event));
    setView(middle - span / 2, middle + span / 2);
  }
  held = null;
});
ribbon.addEventListener("pointercancel", () => (held = null));
ribbon.addEventListener("dblclick", () => setView(...whole));
