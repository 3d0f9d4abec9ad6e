// ---- Pointing: the event under a hand, its tooltip, its panel ----------------------------------------

// A pointer in the chart: at which day it is, on which lane, and on which event.
function pointed({ clientX, clientY, target }) {
  const box = chart.getBoundingClientRect();
  const [left, top] = [clientX - box.left, clientY - box.top];
  const lane = lanes.find((own) => top >= own.top && top < own.top + own.height);
  const label = target?.closest?.(".tl-label-of");
  const touches = ({ ink, y }) => Math.abs(top - y) <= state.sheet.row / 2 && left >= ink.left - 5 && left <= ink.right + 5;
  const near = (lane?.shown ?? []).filter(touches).sort((a, b) => Math.abs(left - a.ink.mark) - Math.abs(left - b.ink.mark));
  return { day: dayAt(left), lane, event: label ? events[label.dataset.index] : near[0] };
}

function showTip(event) {
  chart.classList.toggle("tl-on-event", Boolean(event));
  tip.hidden = !event;
  if (!event) return;
  const about = [event.lane.label, data.notes[event.note]].filter(Boolean).join(" · ");
  const said = [event.date, event.title, about];
  tip.querySelectorAll("bdi").forEach((line, place) => (line.textContent = said[place]));
  const y = yOf(event);
  const below = y + 16 + tip.offsetHeight < state.height;
  moveTo(tip, clamp(x(event.mark) - 20, 4, state.width - tip.offsetWidth - 4), below ? y + 14 : y - 14 - tip.offsetHeight);
}

// The panel, beside the event as far as there is room.
open = (id) => {
  if (!openPanel(id)) return false;
  showTip(null);
  const event = eventById.get(id);
  if (!event || event.mark === null) return true;
  stepTo(event, false);
  panel.classList.toggle("tl-at-left", x(event.mark) > state.width * 0.55);
  const top = chart.getBoundingClientRect().top + yOf(event);
  const lowest = Math.max(8, root.clientHeight - panel.offsetHeight - 8);
  if (isFramed) setStyle(panel, "top", `${clamp(top + (isNarrow() ? 24 : -60), 8, lowest)}px`);
  const hidden = top + 40 - panel.getBoundingClientRect().top;
  if (isNarrow() && hidden > 0) scrollBy({ top: hidden });
  return true;
};

// Scrolls where an event is not on the screen.
function bringIntoSight(event, behavior = "auto") {
  const top = event.mark === null ? 0 : chart.getBoundingClientRect().top + yOf(event);
  if (top < 60 || top > innerHeight - 110) scrollBy({ top: top - innerHeight / 2, behavior });
}
