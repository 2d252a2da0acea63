// The days on which anything changed, as one slider; without scripts they are links.

const WAIT = 400; // milliseconds of rest before the page moves: arrow keys step through many days

const words = (iso) => iso.split("-").reverse().join("/");

function move(iso) {
  const there = new URL(window.location.href);
  there.searchParams.set("on", iso);
  window.location.assign(there);
}

for (const nav of document.querySelectorAll("nav[data-stops]")) {
  const stops = nav.dataset.stops.split(" ");
  const list = nav.querySelector(".stops ol");
  if (stops.length < 2 || !list) continue;
  const slider = document.createElement("input");
  const told = document.createElement("output");
  let waiting;
  slider.type = "range";
  slider.max = String(stops.length - 1);
  slider.value = String(stops.indexOf(nav.dataset.shown));
  slider.setAttribute("aria-label", nav.getAttribute("aria-label"));
  const tell = () => {
    told.textContent = words(stops[slider.value]);
    slider.setAttribute("aria-valuetext", told.textContent);
  };
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => move(stops[slider.value]), WAIT);
  });
  tell();
  list.replaceWith(slider, told);
}
