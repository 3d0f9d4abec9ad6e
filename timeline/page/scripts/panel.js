// ---- The panel: an entry of the list, brought to the chart ---------------------------------------

const panel = $("panel");
const copyLink = $("copy");

function openPanel(id) {
  const item = id && byId(eventIds + id);
  if (!item?.classList.contains("tl-entry")) return false;
  const entry = item.querySelector("article").cloneNode(true);
  const heading = entry.querySelector("h3");
  Object.assign(heading, { role: "heading", ariaLevel: "2" }); // here it stands under no other
  panel.ariaLabel = heading.textContent;
  panel.className = item.className.replace("tl-entry", "tl-panel");
  $("details").replaceChildren(entry);
  Object.assign(copyLink, { textContent: copyLink.dataset.words, href: `${isFramed ? location.pathname : ""}#${eventIds}${id}` });
  panel.show();
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  panel.dataset.event = id;
  writeAddress();
  return true;
}

panel.addEventListener("close", writeAddress);
root.addEventListener("keydown", ({ key }) => key === "Escape" && !root.querySelector("dialog:modal") && panel.close());
// Where the clipboard is closed to scripts, as in some frames, it is a link to be copied by hand.
copyLink.addEventListener("click", (event) => {
  event.preventDefault();
  navigator.clipboard?.writeText(copyLink.href).then(() => (copyLink.textContent = copyLink.dataset.done), () => {});
});

// The address is `#event?filters`. A page in a sandboxed frame may not change its own, and that of a page
// around it is not the timeline's to change.
let addressParts = () => "";
async function writeAddress() {
  await loaded; // until then the browser would scroll to what the address names
  const parts = addressParts();
  setAddress((panel.open ? panel.dataset.event : "") + (parts && `?${parts}`));
}

function setAddress(address) {
  if (eventIds) return;
  try {
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // then it cannot be shared by its address; nothing else is lost
  }
}

// Without a chart a link to an event still opens its panel; a chart takes this over.
let open = openPanel;
root.addEventListener("click", (event) => {
  const link = event.target.closest?.(`a[href^="#${eventIds}"]`);
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);
  if (link && plain && open(link.hash.slice(1 + eventIds.length))) event.preventDefault();
});
let readAddress = (address) => open(address?.split("?")[0]);
window.addEventListener("hashchange", () => readAddress(ownAddress()));
