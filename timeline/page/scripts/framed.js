// ---- In a frame, as timeline.html?embed: compact, and the page around it is told how high it is --------

const isFramed = !eventIds && new URLSearchParams(location.search).has("embed");
if (isFramed) {
  root.classList.add("tl-embed");
  document.head.append(Object.assign(document.createElement("base"), { target: "_blank" })); // links leave the frame
  const tell = () => parent.postMessage({ timeline: "height", height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(root);
  listed.then(() => {
    const button = document.createElement("button");
    Object.assign(button, { className: "tl-all", textContent: root.dataset.list, ariaExpanded: "false" });
    button.addEventListener("click", () => (button.ariaExpanded = String(root.classList.toggle("tl-unfolded"))));
    root.querySelector(".tl-list")?.before(button);
    tell(); // a frame that is not on the screen yet observes nothing
  });
}
