// ---- Plotly draws the bars and marks of the events that are shown -----------------------------------

// Plotly looks for a <base> each time it draws, and would read a document with a long list to its end for it.
if (!document.querySelector("base")) document.head.append(document.createElement("base"));
let tallest = 0; // so far: a plot that keeps its size is drawn anew more quickly

// What there is to draw of some events: pieces of bar, and signs in the order of their layers.
function barsOf(shown) {
  return shown.filter((event) => event.bars).flatMap((event) => {
    const { look, bars, y } = event;
    const { color, paper } = paintOf(event);
    const own = look.outlined ? { fill: paper, line: color, lineWidth: 1.5 } : { fill: color, line: color, lineWidth: 0 };
    const thick = look.lasts ? state.sheet.bar : state.sheet.extent;
    return bars.map(([start, end, strength]) => ({ start, end, strength, y, thick, round: bars.length > 1 ? 0 : 4, ...own }));
  });
}

function signsOf(shown) {
  const signs = shown.flatMap((event) => {
    const paint = paintOf(event);
    return event.look.glyphs.map(({ symbol, size, width, ...glyph }, layer) => ({
      symbol, size, layer,
      day: event[glyph.place], y: event.y - glyph.rise,
      fill: paint[glyph.fill], line: paint[glyph.line], lineWidth: width,
    }));
  });
  return [signs.filter((sign) => sign.layer === 0), signs.filter((sign) => sign.layer > 0)];
}

function drawPlot(shown = shownEvents()) {
  tallest = Math.max(tallest, Math.ceil(state.height));
  const layout = {
    ...data.layout,
    width: state.width,
    height: tallest,
    xaxis: { ...data.layout.xaxis, range: state.view.map(isoOf) },
    yaxis: { ...data.layout.yaxis, range: [tallest, 0] },
  };
  const bars = barsOf(shown);
  const traces = [4, 0].map((round) => barTrace(bars.filter((bar) => bar.round === round), round));
  Plotly.react(plot, [...traces, ...signsOf(shown).map(signTrace)], layout, plot.layout ? undefined : data.config);
}

const column = (list, name) => list.map((own) => own[name]);
const lineOf = (list) => ({ color: column(list, "line"), width: column(list, "lineWidth") });

function barTrace(bars, round) {
  return {
    type: "bar",
    orientation: "h",
    base: bars.map((bar) => isoOf(bar.start)),
    x: bars.map((bar) => Math.round((bar.end - bar.start) * DAY)), // a length, in milliseconds
    y: column(bars, "y"),
    width: column(bars, "thick"),
    hoverinfo: "skip",
    marker: { color: column(bars, "fill"), opacity: column(bars, "strength"), cornerradius: round, line: lineOf(bars) },
  };
}

function signTrace(signs) {
  return {
    type: "scatter",
    mode: "markers",
    x: signs.map((sign) => isoOf(sign.day)),
    y: column(signs, "y"),
    hoverinfo: "skip",
    marker: { opacity: 1, symbol: column(signs, "symbol"), size: column(signs, "size"), color: column(signs, "fill"), line: lineOf(signs) },
  };
}
