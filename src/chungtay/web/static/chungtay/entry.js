// The entry pages: a plain form that works by itself, made into a grid that saves as one types,
// keeps what is typed when the network goes, and shows when somebody else has written.

import { shown } from "./entry-cell.js";
import * as drafts from "./entry-drafts.js";
import { Form } from "./entry-form.js";
import { Merge } from "./entry-merge.js";
import { Panel } from "./entry-panel.js";
import { Deeds, Store, placeOf } from "./entry-store.js";
import { Sync } from "./entry-sync.js";

const WIDE = "(min-width: 48rem)";
const SHOWN = 200;
const ORDER = ["signed-out", "refused", "offline", "conflict", "saving", "unsaved", "saved"];

class Entry {
  constructor(root, data) {
    this.root = root;
    this.words = data.words;
    this.data = data;
    this.stores = data.entries.map((one) => new Store({ ...one, columns: data.columns, user: data.user }));
    this.lines = this.stores.flatMap((store) => linesOf(store, data));
    this.deeds = new Deeds();
    const watch = this.stores.length === 1;
    this.syncs = new Map(this.stores.map((store) => [store, new Sync(store, { watch })]));
    this.merge = new Merge(this.words);
    const panel = root.querySelector("[data-panel]");
    this.panel = panel && new Panel(panel, { words: this.words, syncOf: (store) => this.syncs.get(store) });
    for (const sync of this.syncs.values()) sync.addEventListener("state", () => this.tell());
    for (const store of this.stores) {
      store.addEventListener("taken", () => this.taken(store));
      store.addEventListener("edit", () => this.counts());
      store.addEventListener("rows", (event) => this.grow(store, event.detail));
    }
    window.addEventListener("offline", () => this.tell());
    window.addEventListener("online", () => this.tell());
    document.addEventListener("submit", (event) => this.leaving(event), true);
    root.addEventListener("click", (event) => this.click(event));
  }

  async begin() {
    const fields = this.root.querySelector("[data-fields]");
    if (fields && this.stores.length === 1) {
      this.form = new Form(fields, { store: this.stores[0], deeds: this.deeds, words: this.words });
      this.form.addEventListener("chosen", (event) => this.chosen(event.detail));
      fields.addEventListener("submit", (event) => this.submit(event));
    }
    this.root.dataset.alive = "";
    const wanted = preferred() || (window.matchMedia(WIDE).matches ? "grid" : "form");
    await this.view(fields ? wanted : "grid");
    this.tell();
    for (const store of this.stores) this.taken(store);
    const asked = decodeURIComponent(window.location.hash);
    if (asked.startsWith("#o-")) this.go(`${this.stores[0].key}#${asked.slice(3)}`);
    await this.restore();
    await this.otherDrafts();
  }

  async view(wanted) {
    if (wanted === "grid" && !this.grid) {
      try {
        const { Grid } = await import("./entry-grid.js");
        const root = this.root.querySelector("[data-grid]");
        this.root.dataset.view = "grid";
        this.grid = new Grid(root, {
          lines: this.lines, columns: this.data.columns, deeds: this.deeds, words: this.words,
        });
        this.grid.addEventListener("chosen", (event) => this.chosen(event.detail));
        this.grid.addEventListener("file", () => this.panel && this.panel.file());
        this.grid.addEventListener("said", (event) => this.say(event.detail));
        await this.grid.ready;
      } catch (fault) {
        console.warn("grid", fault);
        this.grid = null;
        this.root.dataset.view = "form"; // Without the bundle the fields do.
        return;
      }
    }
    const turned = this.root.dataset.view !== wanted;
    this.root.dataset.view = wanted;
    for (const button of this.root.querySelectorAll("[data-view-button]")) {
      button.setAttribute("aria-pressed", String(button.dataset.viewButton === wanted));
    }
    if (wanted === "grid" && turned) {
      this.grid.table.redraw(true);
      this.grid.start();
    }
  }

  // A form with as many rows as there are things to say has got more of them.
  grow(store, rows) {
    const lines = rows.map((row) => ({ store, row, unit: "", first: false }));
    this.lines.push(...lines);
    if (this.grid) this.grid.grow(lines);
    if (this.root.dataset.view === "form") {
      const reload = () => !store.dirty().length && window.location.reload();
      this.root.querySelector("[data-fields]").addEventListener("focusout", reload);
    }
  }

  async restore() {
    let count = 0;
    for (const store of this.stores) {
      const found = await drafts.restore(store);
      count += found;
      if (found) this.syncs.get(store).soon(0);
    }
    if (count) this.say(this.words.restored.replace("{n}", count));
  }

  async otherDrafts() {
    const holder = this.root.querySelector("[data-other-drafts]");
    if (!holder) return;
    const mine = new Set(this.stores.map((store) => store.key));
    const every = (await drafts.others(this.stores[0])).filter((draft) => !mine.has(draft.key));
    holder.replaceChildren(
      ...every.map((draft) => {
        const link = document.createElement("a");
        link.href = draft.href;
        link.textContent = this.words.otherDraft
          .replace("{n}", draft.cells.length).replace("{title}", draft.title);
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    holder.hidden = !every.length;
  }

  // ------------------------------------------------------------- what one does

  click(event) {
    const button = event.target.closest("[data-do], [data-view-button], [data-go]");
    if (!button) return;
    if (button.dataset.viewButton) {
      window.localStorage.setItem("entry-view", button.dataset.viewButton);
      this.view(button.dataset.viewButton);
      return;
    }
    if (button.dataset.go) {
      event.preventDefault();
      this.go(button.dataset.go);
      return;
    }
    event.preventDefault();
    const deeds = {
      carry: () => this.carry(),
      undo: () => this.undo(),
      save: () => this.saveAll(),
      merge: () => this.resolve(),
      discard: () => this.discard(),
      gap: () => this.gap(),
    };
    deeds[button.dataset.do]();
  }

  // Take last period's values where a carried cell is empty. Nothing is taken unless asked for.
  carry() {
    const texts = new Map();
    for (const store of this.stores) {
      const cells = [...store.cells.values()].filter((cell) => cell.typed && !cell.text && cell.ghost);
      if (cells.length) texts.set(store, cells.map((cell) => [cell.place, cell.ghost]));
    }
    this.say(this.words.carried.replace("{n}", this.deeds.write(texts)));
  }

  undo() {
    const count = this.deeds.undo();
    this.say(count ? this.words.undone.replace("{n}", count) : this.words.nothingToUndo);
  }

  async saveAll() {
    await Promise.all([...this.syncs.values()].map((sync) => sync.save()));
  }

  async submit(event) {
    event.preventDefault();
    await this.saveAll();
  }

  // Go to the first required cell that is still empty.
  gap() {
    for (const line of this.lines) {
      const empty = this.data.columns
        .map((column) => line.store.cell(placeOf(line.row.code, column.code)))
        .find((cell) => cell && line.store.state(cell) === "missing");
      if (empty) {
        this.go(`${line.store.key}#${empty.place}`);
        return;
      }
    }
  }

  resolve() {
    this.merge.open(this.stores, () => this.saveAll());
  }

  // Signing out forgets what is unsaved here; ask first.
  leaving(event) {
    if (!event.target.matches("[action$='/dang-xuat/']")) return;
    const count = this.stores.reduce((total, store) => total + store.dirty().length, 0);
    if (count && !window.confirm(this.words.signOutAsk.replace("{n}", count))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else drafts.forget();
  }

  // Give up what is unsaved here, after asking.
  discard() {
    const cells = this.stores.flatMap((store) => store.dirty());
    if (!window.confirm(this.words.discardAsk.replace("{n}", cells.length))) return;
    for (const cell of cells) {
      cell.text = cell.base.text;
      cell.conflict = null;
    }
    for (const store of this.stores) store.tell("edit", [...store.cells.keys()]);
  }

  chosen({ line, cell }) {
    this.current = { line, cell };
    if (this.panel) this.panel.rest(line, cell);
    const where = this.root.querySelector("[data-where]");
    if (!where || !cell) return;
    const state = line.store.state(cell);
    where.textContent = [
      line.unit, line.row.title, cell.column.title,
      shown(cell) || this.words.empty, state && this.words.states[state],
      ...cell.findings.map((finding) => finding.message),
    ].filter(Boolean).join(" · ");
  }

  go(place) {
    const at = place.indexOf("#");
    const store = this.stores.find((one) => one.key === place.slice(0, at));
    const cell = place.slice(at + 1);
    if (this.root.dataset.view === "grid" && this.grid) this.grid.go(store, cell);
    else if (this.form) this.form.go(cell);
  }

  // ------------------------------------------------------------- what is said

  say(words) {
    const said = this.root.querySelector("[data-said]");
    if (said) said.textContent = words;
  }

  taken(store) {
    this.counts();
    this.listFindings();
    if (this.current && this.current.line.store === store) this.chosen(this.current);
    const writable = this.root.querySelector("[data-locked]");
    if (writable) writable.hidden = store.writable;
  }

  counts() {
    for (const name of ["filled", "required", "missing", "errors", "warnings"]) {
      const sum = this.stores.reduce((total, store) => total + store.totals[name], 0);
      for (const holder of this.root.querySelectorAll(`[data-total="${name}"]`)) holder.textContent = sum;
    }
    const unsaved = this.stores.reduce((total, store) => total + store.dirty().length, 0);
    for (const holder of this.root.querySelectorAll("[data-unsaved]")) holder.textContent = unsaved;
  }

  // The line that says how the saving goes, and the banner when it does not go.
  tell() {
    const states = [...this.syncs.values()].map((sync) => sync.state);
    let state = ORDER.find((one) => states.includes(one)) || "saved";
    const count = this.stores.reduce((total, store) => total + store.dirty().length, 0);
    if (!navigator.onLine && count) state = "offline";
    const line = this.root.querySelector("[data-saving]");
    if (line) {
      const waiting = states.filter((one) => one === "saving" || one === "unsaved").length;
      const words = this.words.saving[state].replace("{n}", count).replace("{units}", waiting);
      if (line.textContent !== words) line.textContent = words;
      line.dataset.state = state;
    }
    this.banner(state, count);
    const conflicts = this.stores.reduce((total, store) => total + store.conflicts().length, 0);
    if (conflicts > this.merge.putOff) this.resolve();
    this.merge.putOff = Math.min(this.merge.putOff, conflicts);
    if (states.includes("offline")) this.otherDrafts();
  }

  banner(state, count) {
    const banner = this.root.querySelector("[data-banner]");
    if (!banner) return;
    const bad = ["offline", "refused", "signed-out", "conflict"].includes(state);
    banner.hidden = !bad;
    if (!bad) return;
    const refusals = [...this.syncs.entries()]
      .filter(([, sync]) => sync.state === "refused")
      .map(([store, sync]) => [this.stores.length > 1 ? store.title : "", sync.refusal].filter(Boolean).join(": "));
    const lost = state === "offline" && [...this.syncs.values()].some((sync) => !sync.kept);
    banner.querySelector("[data-banner-text]").textContent = [
      this.words.banner[lost ? "unkept" : state].replace("{n}", count), ...refusals,
    ].join(" ");
    banner.querySelector("[data-do=merge]").hidden = state !== "conflict";
    banner.querySelector("[data-do=discard]").hidden = state !== "refused";
    banner.querySelector("[data-sign-in]").hidden = state !== "signed-out";
    banner.querySelector("[data-do=save]").hidden = state === "conflict";
  }

  listFindings() {
    const holder = this.root.querySelector("[data-findings]");
    if (!holder) return;
    const every = this.stores.flatMap((store) =>
      store.findings.filter((one) => one.code !== "required").map((finding) => ({ ...finding, store })));
    holder.querySelector("ul").replaceChildren(
      ...every.slice(0, SHOWN).map((finding) => this.finding(finding)),
    );
    holder.querySelector("[data-more]").hidden = every.length <= SHOWN;
    holder.querySelector("[data-count]").textContent = every.length;
    const missing = this.stores.reduce((total, store) => total + store.totals.missing, 0);
    holder.querySelector("[data-gaps]").hidden = !missing;
    holder.hidden = !every.length && !missing;
  }

  finding({ store, place, severity, message, explanation }) {
    const item = document.createElement("li");
    const state = severity === "error" ? "error" : explanation ? "explained" : "warning";
    item.className = `finding ${state}`;
    const chip = document.createElement("span");
    chip.className = `chip ${{ error: "unmet", warning: "risk", explained: "star" }[state]}`;
    chip.textContent = this.words.states[state];
    const cell = store.cell(place);
    item.append(chip, " ");
    if (cell) {
      const link = document.createElement("a");
      link.href = `#o-${place}`;
      link.dataset.go = `${store.key}#${place}`;
      link.textContent = [this.stores.length > 1 ? store.title : "", cell.row.title, cell.column.title]
        .filter(Boolean).join(" · ");
      item.append(link, ": ");
    }
    item.append(message);
    return item;
  }
}

function linesOf(store, data) {
  const rows = store.rows.filter((row) => !data.row || row.code === data.row);
  return rows.map((row, at) => ({
    store, row, unit: data.entries.length > 1 ? store.title : "", first: at === 0 && data.entries.length > 1,
  }));
}

function preferred() {
  try {
    return window.localStorage.getItem("entry-view");
  } catch {
    return null;
  }
}

const root = document.querySelector("[data-entry]");
const data = document.getElementById("entry-data");
if (root && data) {
  const entry = new Entry(root, JSON.parse(data.textContent));
  entry.begin();
  const worker = root.dataset.worker;
  if (worker && "serviceWorker" in navigator) {
    navigator.serviceWorker.register(worker).catch(() => {});
  }
}
