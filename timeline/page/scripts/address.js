
// ---- The address: the event, the filters and the range that are shown ---------------------------------

const dayText = (day) => dateOf(day).toISOString().slice(0, 10);
const dayFrom = (text) => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return found ? dayOf(...found.slice(1).map(Number)) : NaN;
};
const TEXTS = ["query", "actor", "status", "review", "from", "to"];

addressParts = () => {
  const parts = new URLSearchParams();
  const { criteria } = state;
  for (const name of TEXTS) if (criteria[name]) parts.set(name, criteria[name]);
  if (criteria.lanes) parts.set("lanes", lanes.filter((lane) => criteria.lanes.has(lane.number)).map((lane) => lane.id).join(" "));
  if (!isWhole()) parts.set("view", state.view.map(dayText).join(".."));
  return parts;
};

readAddress = () => {
  if (!location.hash && !state.filtered && isWhole()) return; // nothing to restore
  const id = idInAddress();
  const parts = new URLSearchParams(location.hash.split("?")[1] ?? "");
  const wanted = parts.get("lanes")?.split(" ");
  for (const name of TEXTS) state.criteria[name] = parts.get(name) ?? "";
  state.criteria.lanes = wanted ? new Set(lanes.filter((lane) => wanted.includes(lane.id)).map((lane) => lane.number)) : null;
  writeFields();
  readFields(); // what is no choice here is none
  const [first, last] = (parts.get("view") ?? "").split("..").map(dayFrom);
  if (last > first) setView(first, last);
  else if (!id) fit();
  applyFilters();
  draw(true);
  if (!id || !open(id, chart)) return;
  const event = eventById.get(id);
  const top = event.mark === null ? 0 : chart.getBoundingClientRect().top + yOf(event);
  if (top < 60 || top > innerHeight - 110) scrollBy({ top: top - innerHeight / 2, behavior: "instant" });
};
