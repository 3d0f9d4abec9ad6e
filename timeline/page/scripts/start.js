// ---- Start ------------------------------------------------------------------------------------------

sieve();
measure();
Object.assign(chart, { tabIndex: 0, role: "application", ariaLabel: words.chart });
chart.setAttribute("aria-describedby", "tl_help");
chart.addEventListener("blur", () => showTip(null));
document.documentElement.classList.add("live");
draw();
requestAnimationFrame(() => performance.mark("live")); // for whoever wants to know how long it took

listed.then(() => {
  entries = [...document.querySelectorAll("li.entry")];
  if (state.filtered) applyFilters();
});

function measureAgain() {
  measure();
  draw();
}
new ResizeObserver(() => chart.clientWidth !== state.width && measureAgain()).observe(chart);
narrow.addEventListener("change", measureAgain);
dark.addEventListener("change", measureAgain);
