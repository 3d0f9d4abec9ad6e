// ---- The panel: an entry of the list, brought to the chart ---------------------------------------

const panel = byId("tl_panel");
const copyLink = byId("tl_copy");
let opened = ""; // the id of the event in the panel

function openPanel(id) {
  const item = id && byId(id);
  if (!item?.classList.contains("entry")) return false;
  const entry = item.querySelector("article").cloneNode(true);
  const heading = entry.querySelector("h3");
  heading.role = "heading";
  heading.ariaLevel = "2"; // here it stands under no other
  panel.ariaLabel = heading.textContent;
  panel.className = item.className.replace("entry", "panel");
  byId("tl_details").replaceChildren(entry);
  Object.assign(copyLink, { textContent: copyLink.dataset.words, href: `#${id}` });
  panel.show();
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  opened = id;
  writeAddress();
  return true;
}

panel.addEventListener("close", () => {
  opened = "";
  writeAddress();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog:modal")) panel.close();
});
// Where the clipboard is closed to scripts, as in some frames, it is a link to be copied by hand.
copyLink.addEventListener("click", (event) => {
  event.preventDefault();
  navigator.clipboard?.writeText(copyLink.href).then(() => (copyLink.textContent = copyLink.dataset.done), () => {});
});

// The address is `#event?filters`. A page in a sandboxed frame may not change its own.
let addressParts = () => "";
function writeAddress() {
  const parts = addressParts();
  const address = `${opened}${parts && `?${parts}`}`;
  try {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // then it cannot be shared by its address; nothing else is lost
  }
}

// Without a chart a link to an event still opens its panel; a chart takes this over.
let open = openPanel;
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);
  if (link && plain && open(link.hash.slice(1))) event.preventDefault();
});
const idInAddress = () => decodeURIComponent(location.hash.slice(1).split("?")[0]);
let readAddress = () => open(idInAddress());
window.addEventListener("hashchange", () => readAddress());
