// ---- Plotly draws the bars and marks of the events that are shown -----------------------------------

// Plotly looks for a <base> each time it draws, and would read a document with a long list to its end for it.
if (!document.querySelector("base")) document.head.append(document.createElement("base"));
let tallest = 0; // so far: a plot that keeps its size is drawn anew more quickly

// What there is to draw of some events: pieces of bar, and signs, first those that lie under others, then the others.
function barsOf(shown) {
  return shown.filter((event) => event.bars).flatMap((event) => {
    const { look, bars, y } = event;
    const { color, paper } = paintOf(event);
    const own = { y, thick: look.lasts ? state.sheet.bar : state.sheet.extent, round: bars.length > 1 ? 0 : 4 };
    const paint = { fill: look.outlined ? paper : color, line: color, lineWidth: look.outlined ? 1.5 : 0 };
    return bars.map(([start, end, strength]) => ({ start, end, strength, ...own, ...paint }));
  });
}

function signsOf(shown) {
  const signs = shown.flatMap((event) => {
    const paint = paintOf(event);
    return event.look.glyphs.map(({ symbol, size, width, place, rise, fill, line }, layer) => ({
      symbol, size, layer, day: event[place], y: event.y - rise, fill: paint[fill], line: paint[line], lineWidth: width,
    }));
  });
  return [signs.filter(({ layer }) => layer === 0), signs.filter(({ layer }) => layer > 0)];
}

function drawPlot(shown = shownEvents()) {
  tallest = Math.max(tallest, Math.ceil(state.height));
  const { xaxis, yaxis } = data.layout;
  const axes = { xaxis: { ...xaxis, range: state.view.map(isoOf) }, yaxis: { ...yaxis, range: [tallest, 0] } };
  const bars = barsOf(shown);
  const barTraces = [4, 0].map((round) => barTrace(bars.filter((bar) => bar.round === round), round));
  const layout = { ...data.layout, ...axes, width: state.width, height: tallest };
  Plotly.react(plot, [...barTraces, ...signsOf(shown).map(signTrace)], layout, plot.layout ? undefined : data.config);
}

const column = (list, name) => list.map((own) => own[name]);

function trace(list, look, own) {
  const line = { color: column(list, "line"), width: column(list, "lineWidth") };
  return { ...own, y: column(list, "y"), hoverinfo: "skip", marker: { ...look, color: column(list, "fill"), line } };
}

function barTrace(bars, cornerradius) {
  const base = bars.map((bar) => isoOf(bar.start));
  const lengths = bars.map((bar) => Math.round((bar.end - bar.start) * DAY)); // in milliseconds
  const own = { type: "bar", orientation: "h", base, x: lengths, width: column(bars, "thick") };
  return trace(bars, { cornerradius, opacity: column(bars, "strength") }, own);
}

function signTrace(signs) {
  const own = { type: "scatter", mode: "markers", x: signs.map((sign) => isoOf(sign.day)) };
  return trace(signs, { opacity: 1, symbol: column(signs, "symbol"), size: column(signs, "size") }, own);
}
