// ---- Start ------------------------------------------------------------------------------------------

sieve();
measure();
Object.assign(chart, { tabIndex: 0, role: "application", ariaLabel: words.chart });
chart.setAttribute("aria-describedby", $("help").id);
chart.addEventListener("blur", () => showTip(null));
root.classList.add("tl-live");
draw();
requestAnimationFrame(() => performance.mark("live")); // for whoever wants to know how long it took

listed.then(() => {
  entries = [...root.querySelectorAll("li.tl-entry")];
  if (state.filtered) applyFilters();
});

function measureAgain() {
  measure();
  draw();
}
new ResizeObserver(() => chart.clientWidth !== state.width && measureAgain()).observe(chart);
darkScheme.addEventListener("change", measureAgain);
