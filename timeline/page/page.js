"use strict";
// The page is complete without this script. It draws the chart live, lays labels over it, and opens
// an event's entry of the list in a panel. Times are UTC milliseconds inside and ISO texts towards
// Plotly, which reads anything else in the reader's time zone.
(() => {
  const byId = (id) => document.getElementById(id);
  const block = byId("tl_data");
  const data = block && JSON.parse(block.textContent);

  // ---- Dates ------------------------------------------------------------------------------------

  const DAY = 86400000;

  const toTime = (iso) => {
    const [year, month, day, hour = 0, minute = 0] = iso.split(/[- :]/).map(Number);
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day); // Date.UTC would take the year 15 for 1915
    return date.setUTCHours(hour, minute, 0, 0);
  };

  const toIso = (time) => new Date(time).toISOString().slice(0, 23).replace("T", " ");

  const today = () => {
    if (data.asOf) return toTime(data.asOf) + DAY / 2;
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), 12); // the reader's own day
  };

  const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);

  // ---- The panel: an entry of the list, brought to the chart ------------------------------------

  const panel = byId("tl_panel");
  let opener = null;

  function openPanel(id, from) {
    const item = byId(id);
    if (!item || !item.classList.contains("entry")) return false;
    panel.className = `panel ${[...item.classList].filter((name) => name.startsWith("lane-")).join(" ")}`;
    const entry = item.querySelector("article").cloneNode(true);
    byId("tl_details").replaceChildren(entry);
    panel.setAttribute("aria-label", entry.querySelector("h3").textContent);
    if (panel.hidden) opener = from ?? null;
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    history.replaceState(null, "", `#${id}`);
    return true;
  }

  function closePanel() {
    if (panel.hidden) return;
    panel.hidden = true;
    history.replaceState(null, "", location.pathname + location.search);
    opener?.focus({ preventScroll: true });
  }

  byId("tl_close").addEventListener("click", closePanel);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });

  // Without a chart a link to an event still opens its panel; a chart takes this over.
  let open = openPanel;
  const plainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && plainClick(event) && open(link.hash.slice(1), link)) event.preventDefault();
  });
  const openAddress = () => location.hash && open(decodeURIComponent(location.hash.slice(1)), byId("tl_chart"));
  window.addEventListener("hashchange", openAddress);
  document.addEventListener("DOMContentLoaded", () => {
    if (data && window.Plotly) startChart();
    openAddress();
  });

  // ---- The chart --------------------------------------------------------------------------------

  function startChart() {
    const chart = byId("tl_chart");
    const plot = byId("tl_plot");
    const narrow = matchMedia("(max-width: 640px)");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const events = data.events.map((event, index) => ({
      ...event,
      index,
      mark: toTime(event.mark),
      from: toTime(event.from),
      to: toTime(event.to),
      solid: event.solid?.map(toTime),
    }));
    const byDate = [...events].sort((a, b) => a.mark - b.mark || a.index - b.index);
    const whole = data.domain.map(toTime);
    let view = [...whole];
    let current = null; // the event that the keyboard stands on
    let sheet, width, inks, rows;

    const part = (tag, className, parent = chart) => {
      const element = document.createElement(tag);
      element.className = className;
      parent.append(element);
      return element;
    };
    const gridlines = part("div", "gridlines");
    chart.prepend(gridlines); // under the lanes, which let it shine through
    const nowLine = part("div", "now-line");
    chart.append(plot);
    const labels = part("div", "labels");
    const ring = part("div", "ring-of");
    const axis = part("div", "axis");
    const tip = part("div", "tip");
    chart.prepend(axis);
    for (const layer of [gridlines, nowLine, labels, ring, axis, tip]) layer.setAttribute("aria-hidden", "true");
    ring.hidden = tip.hidden = true;

    const x = (time) => ((time - view[0]) / (view[1] - view[0])) * width;
    const timeAt = (pixel) => view[0] + (pixel / width) * (view[1] - view[0]);
    const moveTo = (element, left, top = 0) => {
      element.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
    };

    // ---- Drawing: Plotly the marks, we the rest -------------------------------------------------

    function measure() {
      sheet = data.sheets[narrow.matches ? "narrow" : "wide"];
      width = chart.clientWidth;
      rows = new Map();
      events.forEach((event, index) => {
        event.y = sheet.y[index];
        if (!rows.has(event.y)) rows.set(event.y, []);
        rows.get(event.y).push(event);
      });
    }

    function traces() {
      const scheme = data.colors[dark.matches ? "dark" : "light"];
      const yOf = new Map(events.map((event) => [event.id, event.y]));
      return data.traces.map((trace, index) => ({
        ...trace,
        y: trace.customdata.map((id) => yOf.get(id)),
        marker: { ...trace.marker, color: scheme[index].color, line: { ...trace.marker.line, ...scheme[index].line } },
      }));
    }

    function layout() {
      return {
        ...data.layout,
        width,
        height: sheet.height,
        xaxis: { ...data.layout.xaxis, range: view.map(toIso) },
        yaxis: { ...data.layout.yaxis, range: [sheet.height, 0] },
      };
    }

    function drawAll() {
      measure();
      overlay();
      return window.Plotly.react(plot, traces(), layout(), data.config);
    }

    let waiting = false;
    function redraw() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        overlay();
        window.Plotly.relayout(plot, { "xaxis.range": view.map(toIso) });
      });
    }

    function overlay() {
      inks = events.map(inkOf);
      drawAxis();
      drawLabels();
      drawRing();
    }

    function inkOf(event) {
      const mark = x(event.mark);
      const left = x(event.from) - (event.opens[0] ? 9 : 0);
      const right = x(event.to) + (event.opens[1] ? 9 : 0);
      return { left: Math.min(left, mark - event.radius), right: Math.max(right, mark + event.radius), mark };
    }

    // ---- The axis -------------------------------------------------------------------------------

    const STEPS = [
      ...[1, 7].map((step) => ({ unit: "day", step, days: step })),
      ...[1, 3].map((step) => ({ unit: "month", step, days: step * 30.4 })),
      ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((step) => ({ unit: "year", step, days: step * 365.25 })),
    ];

    function ticks() {
      const closest = ((view[1] - view[0]) / DAY / width) * 64;
      const { unit, step } = STEPS.find((entry) => entry.days >= closest) ?? STEPS.at(-1);
      const found = [];
      const start = new Date(view[0]);
      const year = start.getUTCFullYear();
      const at = (...numbers) => toTime(numbers.join("-"));
      if (unit === "day") {
        const first = Math.ceil(view[0] / DAY / step) * step;
        for (let day = first; day * DAY <= view[1]; day += step) found.push(day * DAY);
      } else if (unit === "month") {
        for (let month = Math.floor((year * 12 + start.getUTCMonth()) / step) * step; ; month += step) {
          const time = at(Math.floor(month / 12), (month % 12) + 1, 1);
          if (time > view[1]) break;
          found.push(time);
        }
      } else {
        for (let own = Math.max(Math.floor(year / step) * step, 1); at(own, 1, 1) <= view[1]; own += step) found.push(at(own, 1, 1));
      }
      return { unit, times: found.filter((time) => time >= view[0] && time <= view[1]) };
    }

    function tickText(time, unit, first) {
      const date = new Date(time);
      const year = date.getUTCFullYear();
      const month = data.words.months[date.getUTCMonth()];
      if (unit === "year") return String(year);
      if (unit === "month") return date.getUTCMonth() === 0 ? String(year) : first ? fill(data.words.month, { month, year }) : month;
      return fill(data.words.day, { day: date.getUTCDate(), month }) + (first ? ` ${year}` : "");
    }

    function drawAxis() {
      const { unit, times } = ticks();
      const lines = times.map((time) => {
        const line = document.createElement("i");
        moveTo(line, x(time));
        return line;
      });
      const names = times.map((time, index) => {
        const name = document.createElement("span");
        name.textContent = tickText(time, unit, index === 0);
        if (unit !== "year" && new Date(time).getUTCMonth() === 0 && unit === "month") name.className = "first";
        return name;
      });
      const now = document.createElement("span");
      now.className = "now";
      now.textContent = data.words.today;
      const time = today();
      const isShown = time >= view[0] && time <= view[1];
      if (isShown) names.push(now);
      gridlines.replaceChildren(...lines);
      axis.replaceChildren(...names);
      nowLine.hidden = !isShown;
      if (isShown) moveTo(nowLine, x(time));
      const widths = names.map((name) => name.offsetWidth);
      names.forEach((name, index) => {
        const middle = x(name === now ? time : times[index]);
        const left = Math.min(Math.max(middle - widths[index] / 2, 2), width - widths[index] - 2);
        moveTo(name, left);
        name.hidden = isShown && name !== now && Math.abs(middle - x(time)) < (widths[index] + widths.at(-1)) / 2 + 4;
      });
      byId("tl_shown").textContent = shownRange();
    }

    function shownRange() {
      const [first, last] = view.map((time) => new Date(time));
      const short = (date) => fill(data.words.month, { month: data.words.months[date.getUTCMonth()], year: date.getUTCFullYear() });
      const long = view[1] - view[0] > 5 * 365 * DAY;
      return long ? `${first.getUTCFullYear()} – ${last.getUTCFullYear()}` : `${short(first)} – ${short(last)}`;
    }

    // ---- Labels: beside their marks, where nothing else stands, the important ones first ---------

    const GAP = 5;
    const MOST = 560;
    const SHORTEST = 46;
    const shownLabels = new Map();
    const pen = document.createElement("canvas").getContext("2d");
    const family = getComputedStyle(document.body).fontFamily;
    const widths = new Map();

    function textWidth(text, bold) {
      const key = `${bold ? "b" : ""}${sheet.font} ${text}`;
      if (!widths.has(key)) {
        pen.font = `${bold ? 700 : 400} ${sheet.font}px ${family}`;
        widths.set(key, pen.measureText(text).width + 1);
      }
      return widths.get(key);
    }

    function shorten(text, room, bold) {
      if (room < SHORTEST) return "";
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (textWidth(`${text.slice(0, middle).trimEnd()}…`, bold) <= room) low = middle;
        else high = middle - 1;
      }
      const cut = text.slice(0, low).replace(/[\uD800-\uDBFF]$/, "").replace(/[\s,;:–-]+$/, "");
      return cut.length >= 6 ? `${cut}…` : "";
    }

    function roomBeside(ink, taken) {
      let left = 0;
      let right = width;
      for (const [start, end] of taken) {
        if (end <= ink.left + 0.5) left = Math.max(left, end);
        if (start >= ink.right - 0.5) right = Math.min(right, start);
      }
      return { left: ink.left - left - 2 * GAP, right: right - ink.right - 2 * GAP };
    }

    // Room on the event's own ink: a solid bar behind its mark, or a faint one that fills the view.
    function roomInside(event, ink) {
      const after = ink.mark + event.radius + GAP;
      if (event.solid) {
        const start = Math.max(x(event.solid[0]), event.opens[0] ? 0 : after, GAP) + (event.opens[0] ? GAP : 1);
        const end = Math.min(x(event.solid[1]), width) - (event.opens[0] ? event.radius : 0) - GAP;
        return { start, room: end - start };
      }
      if (event.from === event.to) return { start: 0, room: 0 };
      const first = x(event.from) + (event.opens[0] ? 7 : 0);
      const last = x(event.to) - (event.opens[1] ? 7 : 0);
      const start = after > 0 && after < width ? after : Math.max(first, 0) + GAP;
      const end = Math.min(last, width, ink.mark > start ? ink.mark - event.radius : width) - GAP;
      return { start, room: end - start };
    }

    function placeOne(event, ink, taken) {
      const bold = event.rank === 0;
      const need = textWidth(event.title, bold);
      const room = roomBeside(ink, taken);
      const inside = roomInside(event, ink);
      const beside = (side, text, long) => ({ event, side, text, long, x: side === "right" ? ink.right + GAP : ink.left - GAP - long });
      const within = (text, long) => ({ event, side: "inside", text, long, x: inside.start });
      if (need <= inside.room) return within(event.title, need);
      if (need <= Math.min(room.right, MOST)) return beside("right", event.title, need);
      if (need <= Math.min(room.left, MOST)) return beside("left", event.title, need);
      const [side, most] = [["right", room.right], ["left", room.left], ["inside", inside.room]].sort((a, b) => b[1] - a[1])[0];
      const text = shorten(event.title, Math.min(most, MOST), bold);
      if (!text) return null;
      return side === "inside" ? within(text, textWidth(text, bold)) : beside(side, text, textWidth(text, bold));
    }

    function placeRow(row) {
      const seen = row.filter((event) => inks[event.index].right > 0 && inks[event.index].left < width);
      const taken = seen.map((event) => [inks[event.index].left, inks[event.index].right]);
      const rooms = new Map(seen.map((event) => {
        const room = roomBeside(inks[event.index], taken);
        return [event, room.left + room.right];
      }));
      const order = seen.sort((a, b) => a.rank - b.rank || rooms.get(b) - rooms.get(a) || a.index - b.index);
      const placed = [];
      for (const event of order) {
        const label = placeOne(event, inks[event.index], taken);
        if (!label) continue;
        placed.push(label);
        label.span = [label.x - (label.side === "left" ? GAP : 0), label.x + label.long + (label.side === "right" ? GAP : 0)];
        if (label.side !== "inside") taken.push(label.span);
      }
      for (const label of placed) addDate(label, taken);
      return placed;
    }

    // The date goes before a title only where it takes room from nobody.
    function addDate(label, taken) {
      if (label.side === "inside" || label.text !== label.event.title) return;
      const long = textWidth(label.event.date, false) + sheet.font * 0.5 + 2;
      const [start, end] = label.span;
      const others = taken.filter((span) => span !== label.span);
      const free = label.side === "right"
        ? Math.min(width, ...others.filter((span) => span[0] >= end - 1).map((span) => span[0])) - end
        : start - Math.max(0, ...others.filter((span) => span[1] <= start + 1).map((span) => span[1]));
      if (long + GAP > free) return;
      label.date = label.event.date;
      if (label.side === "right") label.span[1] += long;
      else label.span[0] = (label.x -= long) - GAP;
    }

    function drawLabels() {
      const placed = [...rows.values()].flatMap(placeRow);
      const unused = new Set(shownLabels.keys());
      for (const label of placed) {
        const { event } = label;
        unused.delete(event.index);
        let own = shownLabels.get(event.index);
        if (!own) {
          const element = part("span", "", labels);
          own = { element, day: part("span", "day", element), text: part("bdi", "text", element) };
          element.dataset.index = event.index;
          shownLabels.set(event.index, own);
        }
        const onBar = label.side === "inside" && event.solid && !event.hollow && event.status !== "planned";
        own.element.className = `label-of lane-${event.lane} ${event.status}${event.rank === 0 ? " major" : ""}${onBar ? " inside" : ""}`;
        own.element.style.fontSize = `${sheet.font}px`;
        own.day.hidden = !label.date;
        if (own.text.textContent !== label.text) own.text.textContent = label.text;
        if (label.date) own.day.textContent = label.date;
        moveTo(own.element, label.x, event.y - 8);
      }
      for (const index of unused) {
        shownLabels.get(index).element.remove();
        shownLabels.delete(index);
      }
    }

    // ---- Pointing -------------------------------------------------------------------------------

    function eventAt(clientX, clientY, target) {
      const label = target?.closest?.(".label-of");
      if (label) return events[label.dataset.index];
      const box = chart.getBoundingClientRect();
      const [left, top] = [clientX - box.left, clientY - box.top];
      let best = null;
      let least = Infinity;
      for (const event of events) {
        const ink = inks[event.index];
        if (Math.abs(top - event.y) > sheet.row / 2 || left < ink.left - 5 || left > ink.right + 5) continue;
        const distance = Math.abs(left - ink.mark);
        if (distance < least) [best, least] = [event, distance];
      }
      return best;
    }

    function showTip(event) {
      chart.classList.toggle("on-event", Boolean(event));
      tip.hidden = !event;
      if (!event) return;
      const line = (tag, className, text) => {
        const element = document.createElement(tag);
        element.className = className;
        element.append(Object.assign(document.createElement("bdi"), { textContent: text }));
        return element;
      };
      tip.replaceChildren(
        line("span", "day", event.date),
        line("strong", "", event.title),
        line("span", "about", [event.laneLabel, ...event.notes].join(" · ")),
      );
      const ink = inks[event.index];
      const left = Math.min(Math.max(Math.min(Math.max(ink.mark, 0), width) - 20, 4), width - tip.offsetWidth - 4);
      const below = event.y + 16 + tip.offsetHeight < sheet.height;
      moveTo(tip, left, below ? event.y + 14 : event.y - 14 - tip.offsetHeight);
    }

    function drawRing() {
      ring.hidden = !current || inks[current.index].mark < 0 || inks[current.index].mark > width;
      if (!ring.hidden) moveTo(ring, inks[current.index].mark, current.y);
    }

    open = (id, from) => {
      const event = events.find((own) => own.id === id);
      if (!openPanel(id, from)) return false;
      showTip(null);
      if (event) {
        stepTo(event, false);
        panel.classList.toggle("at-left", x(event.mark) > width * 0.55);
        const hidden = chart.getBoundingClientRect().top + event.y + 40 - panel.getBoundingClientRect().top;
        if (narrow.matches && from === chart && hidden > 0) scrollBy({ top: hidden });
      }
      return true;
    };

    // ---- Moving ---------------------------------------------------------------------------------

    function setView(start, end) {
      const span = Math.min(Math.max(end - start, 14 * DAY), whole[1] - whole[0]);
      const middle = (start + end) / 2;
      const first = Math.min(Math.max(middle - span / 2, whole[0]), whole[1] - span);
      if (first === view[0] && first + span === view[1]) return;
      view = [first, first + span];
      redraw();
    }

    function zoom(factor, pixel = ring.hidden ? width / 2 : inks[current.index].mark) {
      const still = timeAt(pixel);
      setView(still - (still - view[0]) * factor, still + (view[1] - still) * factor);
    }

    const shift = (share) => setView(...view.map((time) => time + share * (view[1] - view[0])));
    const fit = () => setView(...whole);
    const actions = { zoom_in: () => zoom(0.6), zoom_out: () => zoom(1 / 0.6), earlier: () => shift(-0.4), later: () => shift(0.4), fit };

    byId("tl_toolbar").addEventListener("click", (event) => {
      actions[event.target.closest("button")?.dataset.action]?.();
    });

    chart.addEventListener("wheel", (event) => {
      if (!(event.ctrlKey || event.metaKey)) return; // a bare wheel scrolls the page
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      zoom(Math.exp(Math.max(-200, Math.min(200, pixels)) * 0.0022), event.clientX - chart.getBoundingClientRect().left);
    }, { passive: false });

    const fingers = new Map();
    let grabbed = null;

    chart.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, event.clientX);
      grabbed = { moved: grabbed?.moved ?? false, start: event.clientX, view: [...view], spread: spread() };
    });
    chart.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) {
        if (event.pointerType !== "touch") showTip(eventAt(event.clientX, event.clientY, event.target));
        return;
      }
      fingers.set(event.pointerId, event.clientX);
      const by = event.clientX - grabbed.start;
      if (!grabbed.moved && Math.abs(by) < 5) return;
      if (!grabbed.moved) {
        grabbed.moved = true;
        chart.setPointerCapture(event.pointerId);
        chart.classList.add("dragging");
        showTip(null);
      }
      if (grabbed.spread && spread()) return pinch();
      const time = (by / width) * (grabbed.view[1] - grabbed.view[0]);
      setView(grabbed.view[0] - time, grabbed.view[1] - time);
    });
    for (const kind of ["pointerup", "pointercancel"]) {
      chart.addEventListener(kind, (event) => {
        if (!fingers.delete(event.pointerId)) return;
        const { moved } = grabbed;
        if (fingers.size) {
          grabbed = { moved: true, start: [...fingers.values()][0], view: [...view], spread: 0 };
          return;
        }
        grabbed = null;
        chart.classList.remove("dragging");
        const hit = kind === "pointerup" && !moved && eventAt(event.clientX, event.clientY, event.target);
        if (hit) open(hit.id, chart);
      });
    }
    chart.addEventListener("pointerleave", () => showTip(null));
    chart.addEventListener("dblclick", (event) => {
      if (!eventAt(event.clientX, event.clientY, event.target)) fit();
    });

    function spread() {
      const [one, two] = [...fingers.values()];
      return two === undefined ? 0 : Math.max(Math.abs(one - two), 20);
    }

    function pinch() {
      const [one, two] = [...fingers.values()];
      const factor = grabbed.spread / spread();
      const span = (grabbed.view[1] - grabbed.view[0]) * factor;
      const middle = ((one + two) / 2 - chart.getBoundingClientRect().left) / width;
      const still = grabbed.view[0] + middle * (grabbed.view[1] - grabbed.view[0]);
      setView(still - middle * span, still + (1 - middle) * span);
    }

    // ---- The keyboard ---------------------------------------------------------------------------

    function stepTo(event, aloud = true) {
      current = event;
      const span = view[1] - view[0];
      if (event.mark < view[0] + span * 0.02 || event.mark > view[1] - span * 0.02) setView(event.mark - span / 2, event.mark + span / 2);
      drawRing();
      if (aloud) {
        byId("tl_spoken").textContent = [event.date, event.title, event.laneLabel, ...event.notes].join(". ");
        showTip(event);
        const top = chart.getBoundingClientRect().top + event.y;
        if (top < 60 || top > innerHeight - 60) scrollBy({ top: top - innerHeight / 2 });
      }
    }

    function neighbour(step) {
      if (!current) return step > 0 ? byDate[0] : byDate.at(-1);
      return byDate[byDate.indexOf(current) + step] ?? current;
    }

    function acrossLanes(step) {
      if (!current) return byDate[0];
      const lanes = [...new Set(events.map((event) => event.lane))];
      const lane = lanes[lanes.indexOf(current.lane) + step];
      const there = byDate.filter((event) => event.lane === lane);
      return there.sort((a, b) => Math.abs(a.mark - current.mark) - Math.abs(b.mark - current.mark))[0] ?? current;
    }

    const keys = {
      ArrowRight: () => stepTo(neighbour(1)),
      ArrowLeft: () => stepTo(neighbour(-1)),
      ArrowDown: () => stepTo(acrossLanes(1)),
      ArrowUp: () => stepTo(acrossLanes(-1)),
      Home: () => stepTo(byDate[0]),
      End: () => stepTo(byDate.at(-1)),
      Enter: () => current && open(current.id, chart),
      " ": () => current && open(current.id, chart),
      "+": actions.zoom_in,
      "=": actions.zoom_in,
      "-": actions.zoom_out,
      0: fit,
    };
    chart.addEventListener("keydown", (event) => {
      if (event.target !== chart || !keys[event.key] || !plainClick({ ...event, shiftKey: false })) return;
      event.preventDefault();
      keys[event.key]();
    });
    panel.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step || !current || !plainClick(event)) return;
      event.preventDefault();
      open(neighbour(step).id);
    });

    // ---- Start ----------------------------------------------------------------------------------

    chart.tabIndex = 0;
    chart.setAttribute("role", "application");
    chart.setAttribute("aria-label", data.words.chart);
    chart.setAttribute("aria-describedby", "tl_help");
    chart.addEventListener("blur", () => showTip(null));
    drawAll();
    document.documentElement.classList.add("live");
    new ResizeObserver(() => chart.clientWidth !== width && drawAll()).observe(chart);
    narrow.addEventListener("change", drawAll);
    dark.addEventListener("change", drawAll);
  }
})();
