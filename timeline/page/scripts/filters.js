// ---- Search and filters: they act on the chart and on the list together -----------------------------

const form = $("filters");
const searchField = $("search");
const more = $("more");
const fields = [...form.elements].filter((field) => field.name);
const laneFields = fields.filter((field) => field.name === "lanes");
let entries = null; // the entries of the list, once they are all there
let listing = 0;
let texts = null; // what there is to search in of each event, made when it is first needed

// Asks for what the form says, without what makes no difference.
function search(how) {
  const asked = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  const lanesAsked = asked.filter(([name]) => name === "lanes").map(([, value]) => value);
  state.criteria = new URLSearchParams(asked.filter(([name, value]) => name !== "lanes" && value));
  if (lanesAsked.length < laneFields.length) state.criteria.set("lanes", lanesAsked.join(" "));
  applyFilters(how);
}

function writeForm(criteria) {
  for (const field of fields) {
    if (field.name === "lanes") field.checked = criteria.get("lanes")?.split(" ").includes(field.value) ?? true;
    else field.value = criteria.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // what is no choice here is none
  }
}

const plainText = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function searchTexts() {
  texts ??= entries?.map((entry) => plainText(entry.textContent));
  return texts ?? events.map((event) => plainText(`${event.title} ${event.date}`));
}

// A test for each thing that is asked for; an event must pass them all.
function tests() {
  const { criteria } = state;
  const found = [];
  for (const [name, { values, of }] of Object.entries(data.facets)) {
    if (!criteria.has(name)) continue;
    const asked = name === "lanes" ? criteria.get(name).split(" ") : [criteria.get(name)];
    const wanted = new Set(asked.map((value) => values.indexOf(value)));
    found.push(({ index }) => (Array.isArray(of[index]) ? of[index].some((own) => wanted.has(own)) : wanted.has(of[index])));
  }
  const startOf = (year, otherwise, after = 0) => (/^\d{1,4}$/.test(year) ? dayOf(Number(year) + after) : otherwise);
  const first = startOf(criteria.get("from"), -Infinity);
  const end = startOf(criteria.get("to"), Infinity, 1);
  if (first > -Infinity || end < Infinity) found.push(({ mark, from, to }) => mark !== null && to >= first && from < end);
  const terms = plainText(criteria.get("query") ?? "").split(/\s+/).filter(Boolean);
  const where = terms.length ? searchTexts() : null;
  return found.concat(terms.map((term) => ({ index }) => where[index].includes(term)));
}

function applyFilters(how = "rest") {
  const all = tests();
  for (const event of events) event.found = all.every((test) => test(event));
  const count = events.filter((event) => event.found).length;
  state.filtered = count < events.length;
  for (const lane of lanes) lane.found = lane.members.filter((event) => event.found);
  state.byDate = state.filtered ? dated.filter((event) => event.found) : dated;
  if (!state.current?.found) state.current = null;
  const said = state.filtered ? words.found : words.count;
  $("count").textContent = countText(said, events.length, { found: numberFormat.format(count) });
  form.querySelector(".tl-clear").hidden = !state.criteria.size;
  more.classList.toggle("tl-active", [...state.criteria.keys()].some((name) => name !== "query"));
  redraw(how);
  clearTimeout(listing);
  listing = setTimeout(() => showInList(count), how === "typing" ? 200 : 60); // the chart and the count come first
}

function showInList(count) {
  if (!entries) return;
  entries.forEach((entry, index) => (entry.hidden = !events[index].found));
  $("nothing").hidden = count > 0;
  for (const decade of root.querySelectorAll("details.tl-decade")) {
    const own = decade.querySelectorAll(".tl-entry:not([hidden])").length;
    decade.hidden = own === 0;
    decade.open = state.filtered && count <= 200;
    decade.querySelector(".tl-count").textContent = countText(words.count, own);
  }
}

form.addEventListener("input", ({ target }) => search(target === searchField ? "typing" : "rest"));
form.addEventListener("reset", () => setTimeout(() => {
  search();
  searchField.focus();
}));
searchField.addEventListener("focus", () => setTimeout(searchTexts), { once: true });
form.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape") return;
  if (target === searchField) form.reset();
  more.open = false;
  setTimeout(() => chart.focus({ preventScroll: true }));
});
document.addEventListener("pointerdown", (event) => more.contains(event.target) || (more.open = false));
