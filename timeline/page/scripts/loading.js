// ---- Plotly's code waits in the page as text, so that the still picture is painted first ---------

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

async function loadPlotly(block) {
  const script = document.createElement("script");
  const { src, integrity } = block.dataset;
  if (src) Object.assign(script, { src, integrity, crossOrigin: integrity ? "anonymous" : null });
  else script.text = "packed" in block.dataset ? await unpacked(block.textContent) : block.textContent;
  const fetched = src && new Promise((done) => Object.assign(script, { onload: done, onerror: done }));
  document.head.append(script);
  await fetched;
  script.remove();
}

// The picture is painted first; then the chart goes before the rest of a long list.
const soon = (task) => (window.scheduler?.postTask ? window.scheduler.postTask(task, { priority: "user-blocking" }) : setTimeout(task));
const painted = new Promise((done) => {
  if (performance.getEntriesByName("first-contentful-paint").length) soon(done);
  requestAnimationFrame(() => soon(done));
  setTimeout(done, 400); // a page in the background is not painted
});
(async () => {
  const block = $("plotly");
  const asked = ownAddress();
  if (block) setAddress(""); // the chart shows what is asked for; the browser is not to scroll to the list for it
  await painted;
  if (block && !window.Plotly) await (window.tl_loading ??= loadPlotly(block)); // once for all timelines of a document
  block?.remove();
  if (block && window.Plotly) startChart(window.Plotly);
  await listed;
  readAddress(asked);
})();
