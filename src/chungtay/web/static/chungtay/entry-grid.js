// The grid over one submission's cells, or over many submissions': each line is a row of a store.
// Keys are a spreadsheet's. Tabulator draws, scrolls and keeps the chosen range; what is typed goes
// to the store, and what is shown comes from it.

import { Tabulator } from "../vendor/grid.js";
import { input, mark, shown } from "./entry-cell.js";
import { readBlock, writeBlock } from "./entry-paste.js";
import { placeOf } from "./entry-store.js";

const ROW_HEAD = "_head";
const ID = "_id";
const EXTRA = { number: 118, choice: 150, text: 240, date: 112 };

export class Grid extends EventTarget {
  constructor(root, { lines, columns, deeds, words }) {
    super();
    this.root = root;
    this.lines = [...lines];
    this.columns = columns;
    this.deeds = deeds;
    this.words = words;
    this.editor = null;
    this.seed = null;
    this.leaving = false;
    this.rows = new Map();
    this.pending = new Set();
    const stores = new Set(lines.map((line) => line.store));
    for (const store of stores) {
      const redraw = (event) => this.redraw(store, event.detail);
      store.addEventListener("edit", redraw);
      store.addEventListener("taken", redraw);
    }
    root.addEventListener("keydown", (event) => this.key(event), true);
    root.addEventListener("copy", (event) => this.copy(event));
    root.addEventListener("cut", (event) => this.copy(event));
    root.addEventListener("paste", (event) => this.paste(event));
    this.table = new Tabulator(root, this.options());
    this.ready = new Promise((go) => this.table.on("tableBuilt", go)).then(() => this.built());
    this.table.on("rangeChanged", () => this.chosen());
    this.table.on("cellDblClick", (_event, cell) => this.edit(cell));
  }

  options() {
    return {
      index: ID,
      data: this.lines.map((line, id) => rowOf(line, id, this.columns)),
      columns: this.definitions(),
      layout: "fitDataStretch",
      maxHeight: "min(68vh, 46rem)",
      nestedFieldSeparator: false,
      selectableRange: 1,
      selectableRangeColumns: false,
      selectableRangeRows: true,
      editTriggerEvent: "none",
      columnDefaults: { resizable: "header", headerWordWrap: true },
      rowFormatter: (row) => {
        const line = row.getData()._line;
        row.getElement().classList.toggle("total", Boolean(line.row.total));
        row.getElement().classList.toggle("first", Boolean(line.first));
        // One stop of the Tab key for the whole grid: inside it the arrows go.
        for (const cell of row.getElement().querySelectorAll("[tabindex]")) cell.removeAttribute("tabindex");
      },
    };
  }

  definitions() {
    const head = {
      title: this.words.rows,
      field: ROW_HEAD,
      frozen: true,
      width: this.headWidth(),
      cssClass: "rowhead",
      formatter: (cell) => this.headOf(cell.getData()._line),
    };
    const rest = this.columns.map((column) => ({
      title: column.title,
      field: column.code,
      cssClass: column.numeric ? "n" : "",
      minWidth: 76,
      width: column.numeric ? EXTRA.number : EXTRA[column.type] || EXTRA.text,
      titleFormatter: () => this.titleOf(column),
      formatter: (cell) => this.show(cell),
      editor: (cell, rendered, success, cancel) => this.editorOf(cell, rendered, cancel),
      editable: (cell) => this.isTyped(cell),
    }));
    return [head, ...rest];
  }

  headWidth() {
    const longest = Math.max(...this.lines.map((line) => (line.unit || "").length + line.row.title.length));
    return Math.min(320, Math.max(150, 24 + longest * 7), Math.max(130, window.innerWidth * 0.26));
  }

  headOf(line) {
    const holder = document.createElement("span");
    if (line.unit) {
      const unit = document.createElement("b");
      unit.textContent = line.unit;
      holder.append(unit, " ");
      if (!line.store.writable) {
        const state = document.createElement("i");
        state.textContent = `(${line.store.standing}) `;
        holder.append(state);
      }
    }
    holder.append(line.row.title);
    holder.title = [line.unit, line.row.title].filter(Boolean).join(" · ");
    return holder;
  }

  titleOf(column) {
    const holder = document.createElement("span");
    holder.textContent = column.title;
    if (column.required) {
      const star = document.createElement("abbr");
      star.textContent = " *";
      star.title = this.words.required;
      holder.append(star);
    }
    if (column.unit) {
      const unit = document.createElement("span");
      unit.className = "unit";
      unit.textContent = column.unit;
      holder.append(unit);
    }
    return holder;
  }

  built() {
    for (const row of this.table.getRows()) this.rows.set(row.getData()[ID], row);
    this.byPlace = new Map();
    this.lines.forEach((line, id) => {
      if (!this.byPlace.has(line.store)) this.byPlace.set(line.store, new Map());
      this.byPlace.get(line.store).set(line.row.code, id);
    });
    this.describe();
    this.start();
    return this;
  }

  // Put lines after the last one.
  grow(lines) {
    for (const line of lines) {
      const id = this.lines.length;
      this.lines.push(line);
      this.byPlace.get(line.store).set(line.row.code, id);
      this.table.addRow(rowOf(line, id, this.columns)).then((row) => this.rows.set(id, row));
    }
  }

  // Begin at the first cell that may be typed in.
  start() {
    for (const row of this.table.getRows()) {
      const cell = this.columns.map((column) => row.getCell(column.code)).find((one) => this.isTyped(one));
      if (cell) {
        this.range().setBounds(cell, cell);
        return;
      }
    }
  }

  // Tabulator's table is a grid to assistive technology; say what it is called and where one is.
  describe() {
    const holder = this.root.querySelector(".tabulator-tableholder");
    holder.setAttribute("role", "rowgroup");
    holder.querySelector(".tabulator-table").setAttribute("role", "presentation");
    this.root.removeAttribute("aria-owns");
    this.root.querySelector(".tabulator-header").removeAttribute("tabindex");
    this.root.setAttribute("aria-label", this.words.grid);
    const rowCount = this.lines.length + 1;
    this.root.setAttribute("aria-rowcount", String(rowCount));
  }

  // ------------------------------------------------------------- cells

  at(cell) {
    const line = cell.getData()._line;
    return line.store.cell(placeOf(line.row.code, cell.getField()));
  }

  isTyped(cell) {
    const found = this.at(cell);
    return Boolean(found && found.typed && cell.getData()._line.store.writable);
  }

  show(tabulatorCell) {
    const element = tabulatorCell.getElement();
    const line = tabulatorCell.getData()._line;
    const cell = this.at(tabulatorCell);
    if (!cell) {
      element.className = element.className.replace(/\bs-\S+/g, "");
      element.classList.add("s-none");
      return "";
    }
    const state = line.store.state(cell);
    for (const name of [...element.classList]) if (name.startsWith("s-")) element.classList.remove(name);
    element.classList.add(this.isTyped(tabulatorCell) ? "s-typed" : "s-computed");
    if (state) element.classList.add(`s-${state}`);
    element.classList.toggle("s-commented", cell.comments > 0);
    return this.dressed(cell, state);
  }

  dressed(cell, state) {
    const holder = document.createDocumentFragment();
    if (state) holder.append(mark(state, this.words.states[state]));
    const value = document.createElement("span");
    value.className = "v";
    value.textContent = shown(cell);
    if (!cell.text && cell.ghost && cell.typed) {
      value.textContent = shown({ ...cell, text: cell.ghost });
      value.className = "v ghost";
      value.title = this.words.ghost;
    }
    holder.append(value);
    const box = document.createElement("span");
    box.className = "box";
    box.append(holder);
    return box;
  }

  redraw(store, places) {
    const ids = this.byPlace && this.byPlace.get(store);
    if (!ids) return;
    for (const place of places) this.pending.add(ids.get(place.slice(0, place.lastIndexOf("|"))));
    if (this.frame) return;
    this.frame = window.requestAnimationFrame(() => {
      this.frame = 0;
      const ids2 = [...this.pending];
      this.pending.clear();
      for (const id of ids2) {
        const row = this.rows.get(id);
        if (row && !this.isEditing(id)) row.reformat();
      }
    });
  }

  isEditing(id) {
    return this.editor !== null && this.editor.id === id;
  }

  // ------------------------------------------------------------- where one is

  range() {
    return this.table.getRanges()[0];
  }

  active() {
    const cell = this.range() && this.table.modules.selectRange.getActiveCell();
    return cell ? cell.getComponent() : null;
  }

  chosen() {
    this.leaving = false;
    const cell = this.active();
    if (!cell || cell.getField() === ROW_HEAD) return;
    const found = this.at(cell);
    this.dispatchEvent(new CustomEvent("chosen", { detail: { line: cell.getData()._line, cell: found } }));
  }

  // Go to a cell, bring it into view, and let the keys work there.
  go(store, place) {
    const cut = place.lastIndexOf("|");
    const row = this.rows.get(this.byPlace.get(store).get(place.slice(0, cut)));
    const cell = row && row.getCell(place.slice(cut + 1));
    if (!cell) return;
    row.scrollTo("nearest", true).catch(() => {});
    this.table.scrollToColumn(place.slice(cut + 1), "middle", false).catch(() => {});
    const range = this.range();
    if (range) range.setBounds(cell, cell);
    this.focus();
  }

  focus() {
    this.root.querySelector(".tabulator-tableholder").focus({ preventScroll: true });
  }

  move(direction) {
    return this.table.modules.selectRange.navigate(false, false, direction);
  }

  // Step to the next cell to the right (or left), then to the next line; false at the very end.
  step(direction) {
    const cell = this.active();
    if (!cell) return false;
    const fields = this.columns.map((column) => column.code);
    const at = fields.indexOf(cell.getField()) + (direction === "right" ? 1 : -1);
    if (at >= 0 && at < fields.length) return this.move(direction);
    const row = direction === "right" ? cell.getRow().getNextRow() : cell.getRow().getPrevRow();
    if (!row) return false;
    this.range().setBounds(
      row.getCell(fields[direction === "right" ? 0 : fields.length - 1]),
      row.getCell(fields[direction === "right" ? 0 : fields.length - 1]),
    );
    row.scrollTo("nearest", false).catch(() => {});
    return true;
  }

  // ------------------------------------------------------------- keys

  key(event) {
    if (this.editor) return;
    const command = event.ctrlKey || event.metaKey;
    const stop = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (command && event.key.toLowerCase() === "z") {
      stop();
      this.undo();
    } else if (command || event.altKey) return;
    else if (event.key === "Enter") {
      stop();
      this.move(event.shiftKey ? "up" : "down");
    } else if (event.key === "Tab") {
      event.stopPropagation();
      if (!this.leaving && this.step(event.shiftKey ? "left" : "right")) event.preventDefault();
    } else if (event.key === "Escape") {
      this.leaving = true; // The next Tab leaves the grid.
      event.stopPropagation();
    } else if (event.key === "F2") {
      stop();
      this.edit(this.active());
    } else if (event.key === "Delete" || event.key === "Backspace") {
      stop();
      this.clear();
    } else if (event.key.length === 1 || event.key === "Process" || event.key === "Unidentified") {
      if (event.key.length === 1) stop();
      this.edit(this.active(), event.key.length === 1 ? event.key : "");
    }
  }

  undo() {
    const count = this.deeds.undo();
    this.say(count ? this.words.undone.replace("{n}", count) : this.words.nothingToUndo);
  }

  edit(cell, seed = null) {
    if (!cell || !this.isTyped(cell)) {
      if (cell) this.turnAway(cell);
      return;
    }
    this.seed = seed;
    cell.edit(true);
  }

  // Say why a cell is not typed in; a column of files has its place in the panel.
  turnAway(tabulatorCell) {
    const cell = this.at(tabulatorCell);
    const file = cell && cell.column.type === "file";
    this.say(file ? this.words.file : this.words.computed);
    if (file) this.dispatchEvent(new Event("file"));
  }

  editorOf(tabulatorCell, rendered, cancel) {
    const cell = this.at(tabulatorCell);
    const line = tabulatorCell.getData()._line;
    const element = input(cell, this.seed);
    element.setAttribute("aria-label", `${line.row.title}, ${cell.column.title}`);
    this.editor = { id: tabulatorCell.getData()[ID], element };
    let over = false;
    const end = (keep, then) => {
      if (over) return;
      over = true;
      const text = element.value.trim();
      this.editor = null;
      cancel();
      if (keep) this.deeds.write([[line.store, [[cell.place, text]]]]);
      if (then) {
        this.focus();
        then();
      }
    };
    element.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Enter" && !event.altKey) {
        event.preventDefault();
        end(true, () => this.move(event.shiftKey ? "up" : "down"));
      } else if (event.key === "Tab") {
        event.preventDefault();
        end(true, () => this.step(event.shiftKey ? "left" : "right"));
      } else if (event.key === "Escape") {
        event.preventDefault();
        end(false, () => {});
      }
    });
    element.addEventListener("blur", () => end(true));
    rendered(() => {
      element.focus();
      if (this.seed === null && element.select) element.select();
      else if (element.setSelectionRange && element.type === "text") {
        element.setSelectionRange(element.value.length, element.value.length);
      }
    });
    return element;
  }

  // ------------------------------------------------------------- blocks

  // The cells of the chosen range, line by line.
  block() {
    const range = this.range();
    if (!range) return [];
    const fields = new Set(range.getColumns().map((column) => column.getField()));
    const columns = this.columns.filter((column) => fields.has(column.code));
    return range.getRows().map((row) => columns.map((column) => row.getCell(column.code)));
  }

  copy(event) {
    if (this.editor) return;
    event.preventDefault();
    const text = (cell) => (this.at(cell) ? shown(this.at(cell)) : "");
    event.clipboardData.setData("text/plain", writeBlock(this.block().map((row) => row.map(text))));
    if (event.type === "cut") this.clear();
  }

  clear() {
    const texts = new Map();
    for (const cell of this.block().flat()) {
      const found = this.at(cell);
      const { store } = cell.getData()._line;
      if (found && found.typed) texts.set(store, [...(texts.get(store) || []), [found.place, ""]]);
    }
    const count = this.deeds.write(texts);
    if (count) this.say(this.words.cleared.replace("{n}", count));
  }

  paste(event) {
    if (this.editor) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData.getData("text/plain"));
    const chosen = this.block();
    const alone = block.length === 1 && block[0].length === 1;
    const { texts, skipped, beyond } = alone
      ? this.filled(chosen, block[0][0])
      : this.placed(chosen, block);
    const count = this.deeds.write(texts);
    this.say(
      [
        this.words.pasted.replace("{n}", count),
        skipped ? this.words.pastedSkipped.replace("{n}", skipped) : "",
        beyond ? this.words.pastedBeyond.replace("{n}", beyond) : "",
      ].filter(Boolean).join(" "),
    );
  }

  filled(chosen, text) {
    const texts = new Map();
    let skipped = 0;
    for (const cell of chosen.flat()) skipped += this.put(texts, cell, text);
    return { texts, skipped, beyond: 0 };
  }

  placed(chosen, block) {
    const texts = new Map();
    let skipped = 0;
    let beyond = 0;
    let row = chosen[0][0].getRow();
    const first = this.columns.findIndex((column) => column.code === chosen[0][0].getField());
    for (const said of block) {
      if (!row) {
        beyond += said.length;
        continue;
      }
      said.forEach((text, offset) => {
        const column = this.columns[first + offset];
        if (!column) beyond += text ? 1 : 0;
        else skipped += this.put(texts, row.getCell(column.code), text);
      });
      row = row.getNextRow();
    }
    return { texts, skipped, beyond };
  }

  put(texts, tabulatorCell, text) {
    const cell = this.at(tabulatorCell);
    const { store } = tabulatorCell.getData()._line;
    if (!cell || !cell.typed || !store.writable) return text ? 1 : 0;
    if (!texts.has(store)) texts.set(store, []);
    texts.get(store).push([cell.place, text]);
    return 0;
  }

  say(words) {
    this.dispatchEvent(new CustomEvent("said", { detail: words }));
  }
}

// A line as Tabulator's row; its values are read from the store, for jumps over empty cells.
function rowOf(line, id, columns) {
  const row = { [ID]: id, _line: line };
  for (const { code } of columns) {
    const get = () => line.store.cell(placeOf(line.row.code, code))?.text ?? "";
    Object.defineProperty(row, code, { get, set() {}, enumerable: true });
  }
  return row;
}
