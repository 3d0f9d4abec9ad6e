// ---- The root: the element of this timeline, which may be one of several in a document -------------

const { ids, events: eventIds } = root.dataset; // what its own ids and those of its events begin with
const byId = (id) => root.querySelector(`#${CSS.escape(id)}`);
const $ = (name) => byId(ids + name);

// What the address says of this timeline: `event?filters`; null where it means something else on the page.
function ownAddress() {
  const text = location.hash.slice(1);
  return text.startsWith(eventIds) ? text.slice(eventIds.length) : null;
}

const listed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done, { once: true });
  else done();
});
const loaded = new Promise((done) => {
  if (document.readyState === "complete") done();
  else window.addEventListener("load", () => setTimeout(done), { once: true });
});
