
// ---- Plotly's code waits in the page as text, so that the still picture is painted first ---------

async function unpacked(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) bytes[index] = letters.charCodeAt(index);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

async function loadPlotly(block) {
  const script = document.createElement("script");
  const { src, integrity } = block.dataset;
  if (src) {
    const loaded = new Promise((done) => Object.assign(script, { onload: done, onerror: done }));
    Object.assign(script, { src, integrity, crossOrigin: integrity ? "anonymous" : null });
    document.head.append(script);
    await loaded;
  } else {
    script.text = "packed" in block.dataset ? await unpacked(block.textContent) : block.textContent;
    document.head.append(script);
  }
  script.remove();
  block.remove();
}

const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 400); // a page in the background is not painted
});
const listed = new Promise((done) => {
  document.addEventListener("DOMContentLoaded", done, { once: true });
});
(async () => {
  const block = byId("tl_plotly");
  await painted;
  if (block) await loadPlotly(block);
  if (block && window.Plotly) startChart(listed);
  await listed;
  readAddress();
})();
