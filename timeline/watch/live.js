// Put into the page by `timeline watch`: draws it again when the file was saved, and shows what is wrong with it.
(() => {
  const place = document.currentScript.dataset;
  const remembered = "timeline-watch-scroll";
  try {
    const [left, top] = JSON.parse(sessionStorage.getItem(remembered) ?? "[]");
    sessionStorage.removeItem(remembered);
    if (top) addEventListener("load", () => scrollTo(left, top));
  } catch {
    // without a memory the page starts at the top
  }

  const sheet = document.createElement("dialog");
  sheet.setAttribute("aria-label", "Problems in the file");
  Object.assign(sheet.style, {
    width: "min(64rem, 94vw)", maxHeight: "88vh", overflow: "auto", padding: "1.2rem 1.5rem", border: "0",
    borderTop: "5px solid #c62828", borderRadius: "6px", background: "#1e1f22", color: "#f1f1f1",
    boxShadow: "0 12px 48px #0009",
  });
  const report = document.createElement("pre");
  Object.assign(report.style, { margin: "0", font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre", overflowX: "auto" });
  report.tabIndex = 0;
  sheet.append(report);

  function show(problems) {
    report.textContent = problems;
    if (!sheet.isConnected) document.body.append(sheet);
    if (!sheet.open) sheet.showModal();
  }

  function reload() {
    try {
      sessionStorage.setItem(remembered, JSON.stringify([scrollX, scrollY]));
    } catch {
      // then it starts at the top
    }
    location.reload(); // the address holds the event, the filters and the range that are shown
  }

  // After the end of `timeline watch` the browser asks again by itself, and goes on when it is back.
  const news = new EventSource("events");
  news.addEventListener("message", ({ data }) => {
    const { version, problems } = JSON.parse(data);
    if (problems) show(problems);
    else if (version !== place.version) reload();
    else if (sheet.open) sheet.close();
  });
  addEventListener("pagehide", () => news.close());
})();
