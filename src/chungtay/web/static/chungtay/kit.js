// What scripts add to pages that work without them: the receipt beside the page, and live charts.

const panel = document.getElementById("receipt");
let opener = null;

// A number clicked opens its receipt beside the page; with a modifier key, or without scripts,
// the same address opens as a page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.num, a.receipt-link");
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || modified || !panel || !window.htmx) return;
  event.preventDefault();
  if (!panel.contains(link)) opener = link;
  document.querySelectorAll(".num[aria-expanded]").forEach((n) => n.removeAttribute("aria-expanded"));
  link.setAttribute("aria-expanded", "true");
  window.htmx.ajax("GET", link.getAttribute("href"), { target: "#receipt", swap: "innerHTML" });
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target !== panel) return;
  if (!panel.open) panel.show();
  panel.scrollTop = 0;
  const heading = panel.querySelector("h2");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
});

// Without an answer the receipt opens as a page, which says what happened.
document.addEventListener("htmx:responseError", (event) => {
  window.location.assign(event.detail.pathInfo.requestPath);
});

function close() {
  if (!panel || !panel.open) return;
  panel.close();
  if (opener) {
    opener.removeAttribute("aria-expanded");
    opener.focus();
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-receipt]")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

// What is wrong with a form is what its reader came back for, however far down the page it stands.
document.querySelector("main .errors[tabindex]")?.focus();

// A chart is drawn by the server; when somebody points at it, ECharts takes over, with the same
// numbers from the JSON beside it, so that each point can be read. Nothing is loaded before that.
for (const chart of document.querySelectorAll("[data-chart]")) {
  const wake = () => {
    chart.removeEventListener("pointerenter", wake);
    import("./charts.js").then((module) => module.draw(chart));
  };
  chart.addEventListener("pointerenter", wake);
}

// Whoever signs out leaves no draft behind on this machine.
document.addEventListener("submit", (event) => {
  if (event.target.matches("[action$='/dang-xuat/']")) indexedDB.deleteDatabase("chungtay-drafts");
});
