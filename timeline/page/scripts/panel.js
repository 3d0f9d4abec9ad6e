
// ---- The panel: an entry of the list, brought to the chart ---------------------------------------

const panel = byId("tl_panel");
let opener = null;
let opened = ""; // the id of the event in the panel

function openPanel(id, from) {
  const item = id && byId(id);
  if (!item?.classList.contains("entry")) return false;
  const entry = item.querySelector("article").cloneNode(true);
  panel.className = `panel ${[...item.classList].filter((name) => name.startsWith("lane-")).join(" ")}`;
  byId("tl_details").replaceChildren(entry);
  byId("tl_copy").textContent = copyWords;
  const heading = entry.querySelector("h3");
  heading.setAttribute("role", "heading");
  heading.setAttribute("aria-level", "2"); // here it stands under no other
  panel.setAttribute("aria-label", heading.textContent);
  if (panel.hidden) opener = from ?? null;
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  opened = id;
  writeAddress();
  return true;
}

function closePanel() {
  if (panel.hidden) return;
  panel.hidden = true;
  opened = "";
  writeAddress();
  opener?.focus({ preventScroll: true });
}

const copyWords = byId("tl_copy").textContent;
byId("tl_copy").addEventListener("click", async ({ target }) => {
  const link = `${location.href.split("#")[0]}#${opened}`;
  await navigator.clipboard?.writeText(link).catch(() => copyByHand(link));
  if (!navigator.clipboard) copyByHand(link);
  target.textContent = target.dataset.done;
});

// Where the clipboard is closed to scripts, as in some frames.
function copyByHand(text) {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  panel.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

byId("tl_close").addEventListener("click", closePanel);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) closePanel();
});

// The address is `#event?filters`. A page in a sandboxed frame may not change its own.
let addressParts = () => new URLSearchParams();
function writeAddress() {
  const parts = addressParts().toString();
  const address = `${opened}${parts && `?${parts}`}`;
  try {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // then it cannot be shared by its address; nothing else is lost
  }
}

// Without a chart a link to an event still opens its panel; a chart takes this over.
let open = openPanel;
const plainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && plainClick(event) && open(link.hash.slice(1), link)) event.preventDefault();
});
const idInAddress = () => decodeURIComponent(location.hash.slice(1).split("?")[0]);
const openAddress = () => open(idInAddress(), byId("tl_chart"));
let readAddress = openAddress;
window.addEventListener("hashchange", () => readAddress());
