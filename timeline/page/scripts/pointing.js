
// ---- Pointing: the event under a hand, its tooltip, its panel ----------------------------------------

const laneAt = (top) => lanes.find((lane) => top >= lane.top && top < lane.top + lane.height);

function eventAt(clientX, clientY, target) {
  const label = target?.closest?.(".label-of");
  if (label) return events[label.dataset.index];
  const box = chart.getBoundingClientRect();
  const [left, top] = [clientX - box.left, clientY - box.top];
  let [best, least] = [null, Infinity];
  for (const event of laneAt(top)?.shown ?? []) {
    const { ink } = event;
    if (Math.abs(top - event.y) > state.sheet.row / 2 || left < ink.left - 5 || left > ink.right + 5) continue;
    const distance = Math.abs(left - ink.mark);
    if (distance < least) [best, least] = [event, distance];
  }
  return best;
}

function aboutEvent(event) {
  const notes = [event.lane.label];
  if (event.status !== "happened") notes.push(words.statuses[drawing.statuses.indexOf(event.status)]);
  if (event.hollow) notes.push(words.proposed);
  return notes.join(" · ");
}

function showTip(event) {
  chart.classList.toggle("on-event", Boolean(event));
  tip.hidden = !event;
  if (!event) return;
  const line = (tag, className, text) => {
    const element = Object.assign(document.createElement(tag), { className });
    part("bdi", "", element).textContent = text;
    return element;
  };
  tip.replaceChildren(line("span", "day", event.date), line("strong", "", event.title), line("span", "about", aboutEvent(event)));
  const y = yOf(event);
  const mark = Math.min(Math.max(x(event.mark), 0), state.width);
  const left = Math.min(Math.max(mark - 20, 4), state.width - tip.offsetWidth - 4);
  const below = y + 16 + tip.offsetHeight < state.height;
  moveTo(tip, left, below ? y + 14 : y - 14 - tip.offsetHeight);
}

open = (id, from) => {
  const event = eventById.get(id);
  if (!openPanel(id, from)) return false;
  showTip(null);
  if (event?.lane && event.mark !== null) {
    stepTo(event, false);
    panel.classList.toggle("at-left", x(event.mark) > state.width * 0.55);
    const hidden = chart.getBoundingClientRect().top + yOf(event) + 40 - panel.getBoundingClientRect().top;
    if (narrow.matches && from === chart && hidden > 0) scrollBy({ top: hidden });
  }
  return true;
};
