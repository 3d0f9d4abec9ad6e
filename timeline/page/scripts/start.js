// ---- Start ------------------------------------------------------------------------------------------

function measure() {
  state.sheet = data.sheets[isNarrow() ? "narrow" : "wide"];
  state.width = chart.clientWidth;
  draw();
}

Object.assign(chart, { tabIndex: 0, role: "application", ariaLabel: words.chart });
chart.setAttribute("aria-describedby", $("help").id);
chart.addEventListener("blur", () => showTip(null));
root.classList.add("tl-live");
measure();
requestAnimationFrame(() => performance.mark("live")); // for whoever wants to know how long it took

listed.then(() => {
  entries = [...root.querySelectorAll("li.tl-entry")];
  if (state.filtered) applyFilters();
});
new ResizeObserver(() => chart.clientWidth !== state.width && measure()).observe(chart);
darkScheme.addEventListener("change", measure);
