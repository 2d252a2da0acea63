// The plain form, alive: what is typed into its fields is saved like what is typed into the grid.
// It is what phones show, and whoever prefers fields to a grid.

import { mark, shown } from "./entry-cell.js";

export class Form extends EventTarget {
  constructor(root, { store, deeds, words }) {
    super();
    this.root = root;
    this.store = store;
    this.words = words;
    this.fields = new Map();
    this.outputs = new Map();
    for (const field of root.querySelectorAll("[data-place]")) {
      const { place } = field.dataset;
      const map = field.matches("input, select, textarea") ? this.fields : this.outputs;
      map.set(place, field);
    }
    root.addEventListener("input", (event) => {
      const { place } = event.target.dataset;
      if (place) deeds.write([[store, [[place, event.target.value.trim()]]]]);
    });
    root.addEventListener("focusin", (event) => {
      const { place } = event.target.dataset;
      const cell = place && store.cell(place);
      if (cell) this.dispatchEvent(new CustomEvent("chosen", { detail: { line: { store, row: cell.row }, cell } }));
    });
    const redraw = (event) => this.redraw(event.detail);
    store.addEventListener("edit", redraw);
    store.addEventListener("taken", redraw);
    this.redraw([...store.cells.keys()]);
  }

  redraw(places) {
    for (const place of places) {
      const cell = this.store.cell(place);
      const field = this.fields.get(place);
      if (field) this.fill(field, cell);
      const output = this.outputs.get(place);
      if (output) output.textContent = shown(cell);
    }
  }

  fill(field, cell) {
    if (field.value.trim() !== cell.text) {
      if (field.tagName === "SELECT" && ![...field.options].some((o) => o.value === cell.text)) {
        field.append(new Option(cell.text, cell.text));
      }
      field.value = cell.text;
    }
    field.disabled = !this.store.writable;
    const state = this.store.state(cell);
    const wrong = cell.findings
      .filter((f) => f.severity === "error" && f.code !== "required")
      .map((f) => f.message);
    const said = wrong.length || cell.kind !== "invalid" ? wrong : [cell.note];
    field.setAttribute("aria-invalid", String(state === "error"));
    const note = document.getElementById(field.getAttribute("aria-describedby"));
    if (!note) return;
    note.replaceChildren();
    if (!state) return;
    const dressed = mark(state, this.words.states[state]);
    dressed.lastChild.className = "word";
    note.append(dressed);
    if (said.length && state !== "unsaved") note.append(` ${said.join(" ")}`);
  }

  go(place) {
    const field = this.fields.get(place);
    if (field) field.focus();
  }
}
