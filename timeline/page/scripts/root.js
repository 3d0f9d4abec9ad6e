// ---- The root: the element of this timeline, which may be one of several in a document -------------

const { ids, events: eventIds } = root.dataset; // what its own ids and those of its events begin with
const byId = (id) => root.querySelector(`#${CSS.escape(id)}`);
const $ = (name) => byId(ids + name);

// What the address says of this timeline: `event?filters`; null where it means something else on the page.
function ownAddress() {
  const text = location.hash.slice(1);
  return text.startsWith(eventIds) ? text.slice(eventIds.length) : null;
}

const once = (target, name) => new Promise((done) => target.addEventListener(name, done, { once: true }));
const later = () => new Promise((done) => setTimeout(done));
const listed = document.readyState === "loading" ? once(document, "DOMContentLoaded") : later();
const loaded = document.readyState === "complete" ? later() : once(window, "load").then(later);
