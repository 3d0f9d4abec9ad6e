
// ---- Plotly draws the bars and marks of the events that are shown -----------------------------------

const plot = part("div", "plot");
plot.id = "tl_plot";
plot.setAttribute("aria-hidden", "true");
// Plotly looks for a <base> each time it draws, and would read a document with a long list to its end for it.
document.head.append(document.createElement("base"));
const CLEAR = "rgba(0,0,0,0)";

const FEW = 150; // marks that cost nothing to draw, wherever they are
let completing = 0;

// Of very many, those on the screen are drawn at once and the others when all is quiet.
function drawPlot(top = null) {
  clearTimeout(completing);
  let shown = lanes.flatMap((lane) => lane.shown);
  if (shown.length > FEW && top !== null) {
    shown = shown.filter((event) => event.y + top > -20 && event.y + top < innerHeight + 20);
    completing = setTimeout(drawPlot, 500);
  }
  const colors = data.colors[dark.matches ? "dark" : "light"];
  const only = (test) => shown.filter(test);
  const layout = {
    ...data.layout,
    width: state.width,
    height: state.tallest,
    xaxis: { ...data.layout.xaxis, range: state.view.map(isoOf) },
    yaxis: { ...data.layout.yaxis, range: [state.tallest, 0] },
  };
  const own = (event) => colors.lanes[event.lane.number];
  const filled = (event) => (event.hollow ? colors.paper : own(event)[0]);
  const bars = shown.flatMap(barsOf);
  const ends = [
    ...only((event) => event.opensLeft).map((event) => ({ event, day: event.from, symbol: "triangle-left" })),
    ...only((event) => event.opensRight).map((event) => ({ event, day: event.to, symbol: "triangle-right" })),
  ];
  return window.Plotly.react(plot, [
    barTrace(bars.filter((bar) => bar.alone), own, colors.paper, 4),
    barTrace(bars.filter((bar) => !bar.alone), own, colors.paper, 0),
    markTrace(only((event) => event.status === "planned"), (event) => ({ symbol: `${event.lane.symbol}-open`, size: 2 * drawing.radii[event.rank] + 6, color: own(event)[0], line: own(event)[0], width: 1.3 })),
    markTrace(shown, (event) => ({ symbol: event.lane.symbol, size: 2 * drawing.radii[event.rank], color: filled(event), line: own(event)[event.hollow ? 0 : 1], width: event.hollow ? 2 : 1 })),
    markTrace(only((event) => event.doubtful), (event) => ({ symbol: "circle", size: 4, color: own(event)[event.hollow ? 0 : 2], line: CLEAR, width: 0 })),
    markTrace(only((event) => event.status === "cancelled"), () => ({ symbol: "x-thin", size: 15, color: colors.ink, line: colors.ink, width: 1.8 })),
    markTrace(ends.map((end) => end.event), (event, index) => ({ symbol: ends[index].symbol, size: 9, color: own(event)[0], line: CLEAR, width: 0 }), ends.map((end) => end.day)),
  ], layout, data.config);
}

// A hollow bar is one outline: within it strengths could not be told apart.
function barsOf(event) {
  if (!event.bars) return [];
  if (event.hollow && event.lasts) return [{ event, start: event.from, end: event.to, strength: 1, hollow: true, alone: true }];
  const fill = event.status === "planned" && event.lasts ? drawing.plannedFill : 1;
  const pieces = [];
  for (let piece = 0; piece < event.bars.length; piece += 3) {
    const [start, end, strength] = event.bars.slice(piece, piece + 3);
    pieces.push({ event, start, end, strength: strength * fill, hollow: false, alone: event.bars.length === 3 });
  }
  return pieces;
}

function barTrace(bars, own, paper, radius) {
  return {
    type: "bar",
    orientation: "h",
    base: bars.map((bar) => isoOf(bar.start)),
    x: bars.map((bar) => Math.round((bar.end - bar.start) * DAY)), // a length, in milliseconds
    y: bars.map((bar) => bar.event.y),
    width: bars.map((bar) => (bar.event.lasts ? state.sheet.bar : state.sheet.extent)),
    hoverinfo: "skip",
    marker: {
      color: bars.map((bar) => (bar.hollow ? paper : own(bar.event)[0])),
      opacity: bars.map((bar) => bar.strength),
      cornerradius: radius,
      line: { color: bars.map((bar) => own(bar.event)[0]), width: bars.map((bar) => (bar.hollow ? 1.5 : 0)) },
    },
  };
}

function markTrace(list, look, days = list.map((event) => event.mark)) {
  const looks = list.map(look);
  return {
    type: "scatter",
    mode: "markers",
    x: days.map(isoOf),
    y: list.map((event) => event.y),
    hoverinfo: "skip",
    cliponaxis: true,
    marker: {
      opacity: 1,
      symbol: looks.map((own) => own.symbol),
      size: looks.map((own) => own.size),
      color: looks.map((own) => own.color),
      line: { color: looks.map((own) => own.line), width: looks.map((own) => own.width) },
    },
  };
}
