
// ---- Crowds: which lanes are too full to tell events apart, how dense they are, who is named -------
// (the same as figure/crowds.py, for the part of the axis that is in view)

const MOST_MARKS = 700;
const SLOT = 170;
const BIN = 5; // pixels

function crowded(sizes) {
  const found = new Set();
  let total = sizes.reduce((sum, size) => sum + size, 0);
  const order = sizes.map((_, place) => place).sort((a, b) => sizes[b] - sizes[a] || a - b);
  for (const place of order) {
    if (total <= MOST_MARKS) break;
    found.add(place);
    total -= sizes[place];
  }
  return found;
}

// Parts start at round days and not at the edge of the view: a curve that is moved keeps its shape.
function density(list, [first, last], bins) {
  const size = 2 ** Math.round(Math.log2((last - first) / bins));
  const start = Math.floor(first / size) - 2;
  const length = Math.ceil(last / size) + 2 - start;
  const heights = new Float64Array(length);
  const slopes = new Float64Array(length + 1);
  for (const event of list) {
    const from = Math.floor((event.lasts ? event.mark : event.from) / size) - start;
    const to = Math.max(Math.ceil((event.lasts ? event.mark : event.to) / size) - start, from + 1);
    if (to <= 0 || from >= length) continue;
    if (to - from === 1) heights[from] += 1;
    else {
      slopes[Math.max(from, 0)] += 1 / (to - from);
      slopes[Math.min(to, length)] -= 1 / (to - from);
    }
  }
  let spread = 0;
  for (let bin = 0; bin < length; bin += 1) heights[bin] += spread += slopes[bin];
  const smooth = heights.map((_, bin) => [1, 4, 6, 4, 1].reduce((sum, share, step) => sum + share * (heights[bin + step - 2] ?? 0), 0) / 16);
  return { smooth, peak: Math.max(...smooth), middle: (bin) => (start + bin + 0.5) * size };
}

// The curve as the path of an area. Heights grow with the root, so that thin times can still be seen.
function curvePath({ smooth, middle }, peak, place, height) {
  let path = `M${place(middle(0)).toFixed(1)},${height}`;
  smooth.forEach((value, bin) => {
    path += `L${place(middle(bin)).toFixed(1)},${(height * (1 - (peak > 0 ? Math.sqrt(Math.max(value, 0) / peak) : 0))).toFixed(1)}`;
  });
  return `${path}L${place(middle(smooth.length - 1)).toFixed(1)},${height}Z`;
}

function landmarks(list, inks) {
  const perPixel = (state.view[1] - state.view[0]) / state.width;
  const slot = 2 ** Math.ceil(Math.log2(perPixel * SLOT));
  const best = new Map();
  for (const event of list) {
    if (event.mark < state.view[0] || event.mark > state.view[1]) continue;
    if (event.to - event.from + 2 * inkRadius(event) * perPixel > slot / 3) continue;
    const number = Math.floor(event.mark / slot);
    const rival = best.get(number);
    if (!rival || event.rank < rival.rank || (event.rank === rival.rank && event.mark < rival.mark)) best.set(number, event);
  }
  let until = -Infinity;
  return [...best.values()].sort((a, b) => a.mark - b.mark).filter((event) => {
    const ink = inks(event);
    if (ink.left < until + 4) return false;
    until = ink.right;
    return true;
  });
}
