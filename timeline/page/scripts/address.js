// ---- The address: the event, the filters and the range that are shown ---------------------------------

const dayFrom = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(...text.split("-").map(Number)) : NaN);

addressParts = () => {
  const parts = new URLSearchParams(state.criteria);
  if (!isWhole()) parts.set("view", state.view.map((day) => isoOf(day).slice(0, 10)).join(".."));
  return parts.toString();
};

readAddress = (address) => {
  if (address === null || (!address && !state.filtered && isWhole())) return; // nothing to restore
  const [id, filters] = address.split("?");
  const parts = new URLSearchParams(filters);
  const [first, last] = (parts.get("view") ?? "").split("..").map(dayFrom);
  if (last > first) setView(first, last);
  else if (!id) actions.fit();
  writeForm(parts);
  search();
  draw();
  if (id && open(id)) bringIntoSight(eventById.get(id), "instant");
};
