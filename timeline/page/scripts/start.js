
// ---- Start ------------------------------------------------------------------------------------------

measure();
indexFound();
curveOf = state.byDate; // the page brings this curve with it
chart.tabIndex = 0;
chart.setAttribute("role", "application");
chart.setAttribute("aria-label", words.chart);
chart.setAttribute("aria-describedby", "tl_help");
chart.addEventListener("blur", () => showTip(null));
document.documentElement.classList.add("live");
draw(true);
requestAnimationFrame(() => performance.mark("live")); // for whoever wants to know how long it took

listed.then(() => {
  entries = [...document.querySelectorAll("li.entry")];
  if (state.filtered) applyFilters();
});

function measureAgain() {
  measure();
  draw(true);
}
new ResizeObserver(() => chart.clientWidth !== state.width && measureAgain()).observe(chart);
narrow.addEventListener("change", measureAgain);
dark.addEventListener("change", measureAgain);

let foldedForPaper = [];
window.addEventListener("beforeprint", () => {
  foldedForPaper = [...document.querySelectorAll("details.decade:not([open])")];
  for (const decade of foldedForPaper) decade.open = true;
});
window.addEventListener("afterprint", () => {
  for (const decade of foldedForPaper) decade.open = false;
});
