// ---- A sketch stands in for Plotly and the labels while the view moves: the same, drawn far more quickly

const pencil = sketch.getContext("2d");
const paths = new Map(Object.entries(data.paths).map(([name, path]) => [name, new Path2D(path)]));

function drawSketch(shown) {
  const ratio = devicePixelRatio;
  Object.assign(sketch, { width: state.width * ratio, height: Math.ceil(state.height) * ratio }); // which also wipes it
  setStyle(sketch, "width", `${state.width}px`);
  pencil.scale(ratio, ratio);
  for (const bar of barsOf(shown)) {
    const [left, right] = [Math.max(x(bar.start), -9), Math.min(x(bar.end), state.width + 9)];
    const path = new Path2D();
    path.roundRect(left, bar.y - bar.thick / 2, Math.max(right - left, 0), bar.thick, bar.round);
    pencil.globalAlpha = bar.strength;
    inkPath(bar, path);
  }
  pencil.globalAlpha = 1;
  for (const sign of signsOf(shown).flat()) {
    pencil.save();
    pencil.translate(x(sign.day), sign.y);
    pencil.scale(sign.size / 2, sign.size / 2);
    inkPath(sign, paths.get(sign.symbol), sign.size / 2);
    pencil.restore();
  }
  placeLabels(shown).forEach(sketchLabel);
}

function inkPath({ fill, line, lineWidth }, path, scale = 1) {
  Object.assign(pencil, { fillStyle: fill, strokeStyle: line, lineWidth: lineWidth / scale });
  pencil.fill(path);
  if (lineWidth) pencil.stroke(path);
}

function sketchLabel({ event, left, right, date, dateWidth, bold, text, isDark }) {
  const { grey, on, ink: black } = paintOf(event);
  const start = left + (date ? dateWidth : 0);
  const write = (said, look, at) => Object.assign(pencil, look).fillText(said, at, event.y + state.sheet.font * 0.35);
  if (date) write(date, { font: fontOf(false), fillStyle: grey }, left);
  write(text, { font: fontOf(bold), fillStyle: isDark ? on : black }, start);
  if (event.look.status === "cancelled") pencil.fillRect(start, event.y, right - start, 1);
}
