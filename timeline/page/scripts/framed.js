// ---- In a frame, as timeline.html?embed: compact, and the page around it is told how high it is --------

const isFramed = !eventIds && new URLSearchParams(location.search).has("embed");
if (isFramed) {
  root.classList.add("tl-embed");
  document.head.append(Object.assign(document.createElement("base"), { target: "_blank" })); // links leave the frame
  const tell = () => parent.postMessage({ timeline: "height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(root);
  listed.then(tell); // a frame that is not on the screen yet observes nothing
  const unfold = $("unfold");
  unfold.addEventListener("click", () => (unfold.ariaExpanded = String(root.classList.toggle("tl-unfolded"))));
}
