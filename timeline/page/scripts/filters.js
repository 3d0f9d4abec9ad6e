// ---- Search and filters: they act on the chart and on the list together -----------------------------

const form = $("filters");
const searchField = $("search");
const more = $("more");
const fields = [...form.elements].filter((field) => field.name);
let entries = null; // the entries of the list, once they are all there
let listing = 0;
let texts = null; // what there is to search in, made when it is first needed

// What the form asks for, without what makes no difference.
function readForm() {
  const wanted = new FormData(form);
  const criteria = new URLSearchParams();
  for (const name of new Set(fields.map((field) => field.name))) {
    const values = wanted.getAll(name);
    const all = name === "lanes" ? values.length === fields.filter((field) => field.name === "lanes").length : !values[0]?.trim();
    if (!all) criteria.set(name, values.join(" ").trim());
  }
  state.criteria = criteria;
}

function writeForm(criteria) {
  for (const field of fields) {
    if (field.type === "checkbox") field.checked = criteria.get("lanes")?.split(" ").includes(field.value) ?? true;
    else field.value = criteria.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // what is no choice here is none
  }
}

const plainText = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function searchTexts() {
  if (!texts && entries) texts = entries.map((entry) => plainText(entry.textContent));
  return texts ?? events.map((event) => plainText(`${event.title} ${event.date}`));
}

// A test for each thing that is asked for; an event must pass them all.
function tests() {
  const { criteria } = state;
  const found = [];
  for (const [name, { values, of }] of Object.entries(data.facets)) {
    if (!criteria.has(name)) continue;
    const wanted = new Set(criteria.get(name).split(name === "lanes" ? " " : "\n").map((value) => values.indexOf(value)));
    found.push((index) => (Array.isArray(of[index]) ? of[index].some((own) => wanted.has(own)) : wanted.has(of[index])));
  }
  // The first day of a year of the form, or of one after it; NaN where none is given.
  const yearStart = (name, after) => (/^\d{1,4}$/.test(criteria.get(name)) ? dayOf(Number(criteria.get(name)) + after) : NaN);
  const [first, end] = [yearStart("from", 0), yearStart("to", 1)];
  if (!Number.isNaN(first)) found.push((index) => events[index].mark !== null && events[index].to >= first);
  if (!Number.isNaN(end)) found.push((index) => events[index].mark !== null && events[index].from < end);
  const terms = plainText(criteria.get("query") ?? "").split(/\s+/).filter(Boolean);
  const where = terms.length ? searchTexts() : null;
  for (const term of terms) found.push((index) => where[index].includes(term));
  return found;
}

function applyFilters(how = "rest") {
  const all = tests();
  let count = 0;
  for (const event of events) {
    event.found = all.every((test) => test(event.index));
    if (event.found) count += 1;
  }
  state.filtered = count < events.length;
  sieve();
  if (state.current && !state.current.found) state.current = null;
  $("count").textContent = state.filtered
    ? countText(words.found, events.length, { found: numberFormat.format(count) })
    : countText(words.count, events.length);
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

form.addEventListener("input", (event) => {
  readForm();
  applyFilters(event.target === searchField ? "typing" : "rest");
});
form.addEventListener("reset", () => setTimeout(() => {
  readForm();
  applyFilters();
  searchField.focus();
}));
searchField.addEventListener("focus", () => setTimeout(searchTexts), { once: true });
form.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (event.target === searchField) form.reset();
  more.open = false;
  setTimeout(() => chart.focus({ preventScroll: true }));
});
document.addEventListener("pointerdown", (event) => more.contains(event.target) || (more.open = false));
