
// ---- Search and filters: they act on the chart and on the list together -----------------------------

const filterBox = byId("tl_filters");
const searchField = byId("tl_search");
const laneBoxes = [...filterBox.querySelectorAll("[data-lane]")];
const fields = new Map([...filterBox.querySelectorAll("[data-filter]")].map((field) => [field.dataset.filter, field]));
let entries = null; // the entries of the list, once they are all there
let listing = 0;
let texts = null; // what there is to search in, made when it is first needed

function readFields() {
  const { criteria } = state;
  criteria.query = searchField.value.trim();
  const unwanted = laneBoxes.filter((box) => !box.checked);
  criteria.lanes = unwanted.length ? new Set(laneBoxes.filter((box) => box.checked).map((box) => Number(box.dataset.lane))) : null;
  for (const [name, field] of fields) criteria[name] = field.value.trim();
}

function writeFields() {
  const { criteria } = state;
  searchField.value = criteria.query;
  for (const box of laneBoxes) box.checked = !criteria.lanes || criteria.lanes.has(Number(box.dataset.lane));
  for (const [name, field] of fields) field.value = criteria[name];
}

const plainText = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function searchTexts() {
  if (!texts && entries) texts = entries.map((entry) => plainText(entry.textContent));
  return texts ?? events.map((event) => plainText(`${event.title} ${event.date}`));
}

function findEvents() {
  const { query, lanes: wanted, actor, status, review, from, to } = state.criteria;
  const terms = plainText(query).split(/\s+/).filter(Boolean);
  const where = terms.length ? searchTexts() : null;
  const first = /^\d{1,4}$/.test(from) ? dayOf(Number(from)) : -Infinity;
  const last = /^\d{1,4}$/.test(to) ? dayOf(Number(to) + 1) : Infinity;
  const inTime = first > -Infinity || last < Infinity;
  const actorNumber = data.actors.indexOf(actor);
  events.forEach((event, index) => {
    state.found[index] = Number(
      (!where || terms.every((term) => where[index].includes(term)))
      && (!wanted || (event.lane && wanted.has(event.lane.number)))
      && (!actor || column.actors[index].includes(actorNumber))
      && (!status || event.status === status)
      && (!review || event.hollow === (review === "proposed"))
      && (!inTime || (event.mark !== null && event.to >= first && event.from < last)),
    );
  });
  state.filtered = state.found.includes(0);
}

function applyFilters() {
  findEvents();
  indexFound();
  if (state.current && !state.found[state.current.index]) state.current = null;
  const count = state.found.reduce((sum, own) => sum + own, 0);
  byId("tl_count").textContent = state.filtered
    ? countText(words.found, events.length, { found: numberText(count) })
    : countText(words.count, events.length);
  filterBox.querySelector(".clear").hidden = !state.filtered && !searchField.value;
  const { query, ...others } = state.criteria;
  byId("tl_more").classList.toggle("active", Object.values(others).some(Boolean));
  redraw();
  clearTimeout(listing);
  listing = setTimeout(() => requestAnimationFrame(() => showInList(count)), 60); // the chart and the count come first
}

function showInList(count) {
  if (!entries) return;
  entries.forEach((entry, index) => {
    if (entry.hidden === Boolean(state.found[index])) entry.hidden = !state.found[index];
  });
  byId("tl_nothing").hidden = count > 0;
  let index = 0;
  for (const decade of document.querySelectorAll("details.decade")) {
    const all = decade.querySelector("ol").childElementCount;
    const own = state.found.subarray(index, (index += all)).reduce((sum, found) => sum + found, 0);
    decade.hidden = own === 0;
    decade.querySelector(".count").textContent = countText(words.count, own);
    if (state.filtered && count <= 200) decade.open = true;
    else if (!state.filtered) decade.open = false;
  }
}

function clearFilters() {
  state.criteria = { query: "", lanes: null, actor: "", status: "", review: "", from: "", to: "" };
  writeFields();
  applyFilters();
}

filterBox.addEventListener("input", () => {
  readFields();
  applyFilters();
});
searchField.addEventListener("focus", () => setTimeout(searchTexts), { once: true });
searchField.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (searchField.value) clearFilters();
  chart.focus({ preventScroll: true });
});
document.addEventListener("pointerdown", (event) => {
  if (!byId("tl_more").contains(event.target)) byId("tl_more").open = false;
});
byId("tl_more").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("tl_more").open = false;
  byId("tl_more").querySelector("summary").focus();
});
