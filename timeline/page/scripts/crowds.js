// ---- Crowds: which lanes are too full to tell events apart, how dense they are, who is named -------
// (the same as layout/crowds.py, for the part of the axis that is in view)

const SLOT = 170;
const BIN = 5; // pixels

// The largest lanes, until few enough marks are left over all.
function crowded() {
  const found = new Set();
  let total = lanes.reduce((sum, lane) => sum + (lane.seen.length > data.crowd.least ? lane.seen.length : 0), 0);
  for (const lane of [...lanes].sort((a, b) => b.seen.length - a.seen.length)) {
    if (total <= data.crowd.most) break;
    found.add(lane);
    total -= lane.seen.length;
  }
  return found;
}

// Parts start at round days and not at the edge of the view: a curve that is moved keeps its shape.
function density(list, [first, last], bins) {
  const size = 2 ** Math.round(Math.log2((last - first) / bins));
  const start = Math.floor(first / size) - 2;
  const length = Math.ceil(last / size) + 2 - start;
  const slopes = new Float64Array(length + 1);
  for (const { mark, from, to, look } of list) {
    const left = Math.floor((look.lasts ? mark : from) / size) - start;
    const right = Math.max(Math.ceil((look.lasts ? mark : to) / size) - start, left + 1);
    if (right <= 0 || left >= length) continue;
    slopes[Math.max(left, 0)] += 1 / (right - left);
    slopes[Math.min(right, length)] -= 1 / (right - left);
  }
  let height = 0;
  const heights = slopes.map((slope) => (height += slope)).subarray(0, length);
  const near = (bin) => [1, 4, 6, 4, 1].reduce((sum, share, step) => sum + share * (heights[bin + step - 2] ?? 0), 0);
  const smooth = heights.map((_, bin) => near(bin) / 16);
  return { smooth, peak: Math.max(...smooth), middle: (bin) => (start + bin + 0.5) * size };
}

// The curve as the path of an area. Heights grow with the root, so that thin times can still be seen.
function curvePath({ smooth, middle }, peak, place, height) {
  const points = Array.from(smooth, (value, bin) => {
    const share = peak > 0 ? Math.sqrt(Math.max(value, 0) / peak) : 0;
    return `${place(middle(bin)).toFixed(1)},${(height * (1 - share)).toFixed(1)}`;
  });
  return `M${place(middle(0)).toFixed(1)},${height}L${points.join("L")}L${place(middle(smooth.length - 1)).toFixed(1)},${height}Z`;
}

// The most important event of each stretch of time, as far as they do not touch.
function landmarks(list) {
  const perPixel = spanOfView() / state.width;
  const slot = 2 ** Math.ceil(Math.log2(perPixel * SLOT));
  const best = new Map();
  for (const event of list) {
    const { mark, from, to, look, rank } = event;
    if (mark < state.view[0] || mark > state.view[1] || to - from + 2 * look.radius * perPixel > slot / 3) continue;
    const number = Math.floor(mark / slot);
    if (!best.has(number) || rank < best.get(number).rank) best.set(number, event);
  }
  let until = -Infinity;
  return [...best.values()].filter((event) => {
    const { left, right } = (event.ink = inkOf(event));
    const isClear = left >= until + 4;
    if (isClear) until = right;
    return isClear;
  });
}
