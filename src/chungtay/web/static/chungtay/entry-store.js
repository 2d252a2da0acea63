// The cells of one submission as they stand on this page. One idea: each cell knows the text shown
// and the base it began from (what the server said last, with its revision). Where the two differ,
// the cell is unsaved; the server decides what a text means and who may overwrite whom.

export const MARKS = {
  conflict: "≠",
  error: "✕",
  missing: "○",
  unsaved: "●",
  warning: "▲",
  explained: "◆",
  other: "⇄",
  amended: "✎",
  saved: "✓",
};

export function placeOf(row, column) {
  return `${row}|${column}`;
}

export class Store extends EventTarget {
  constructor(data) {
    super();
    this.key = data.key;
    this.user = data.user;
    this.title = data.title;
    this.links = data.links;
    this.writable = data.writable;
    this.standing = data.standing;
    this.columns = data.columns;
    this.rows = data.rows;
    this.csrf = data.csrf;
    this.seq = -1;
    this.cells = new Map();
    for (const row of this.rows) {
      for (const column of this.columns) {
        if (!row.columns.length || row.columns.includes(column.code)) this.make(row, column);
      }
    }
    this.take(data, new Map(), { first: true });
  }

  make(row, column) {
    this.cells.set(placeOf(row.code, column.code), {
      place: placeOf(row.code, column.code),
      row,
      column,
      typed: column.typed && !row.total,
      text: "",
      base: { text: "", revision: 0 },
      kind: "",
      note: "",
      ghost: "",
      before: null,
      findings: [],
      comments: 0,
      other: false,
      conflict: null,
    });
  }

  cell(place) {
    return this.cells.get(place);
  }

  // What a cell is to be shown as: one of MARKS, or "" where nothing is to be said.
  state(cell) {
    if (cell.conflict) return "conflict";
    if (cell.text !== cell.base.text) return "unsaved";
    const wrong = cell.findings.filter((f) => f.severity === "error");
    if (cell.kind === "invalid" || wrong.some((f) => f.code !== "required")) return "error";
    if (wrong.length) return "missing";
    const warnings = cell.findings.filter((f) => f.severity === "warning");
    if (warnings.some((f) => !f.explanation)) return "warning";
    if (warnings.length) return "explained";
    if (cell.other) return "other";
    if (cell.before !== null) return "amended";
    return cell.typed && cell.text ? "saved" : "";
  }

  isDirty(cell) {
    return cell.text !== cell.base.text;
  }

  dirty() {
    return [...this.cells.values()].filter((cell) => this.isDirty(cell));
  }

  conflicts() {
    return [...this.cells.values()].filter((cell) => cell.conflict);
  }

  // Write texts into cells, as one deed that can be undone. Answers what was there before.
  write(texts) {
    const before = new Map();
    for (const [place, text] of texts) {
      const cell = this.cells.get(place);
      if (!cell || !cell.typed || !this.writable || cell.text === text) continue;
      before.set(place, cell.text);
      cell.text = text;
      cell.other = false;
    }
    if (before.size) this.tell("edit", [...before.keys()]);
    return before;
  }

  // Take what the server says. `sent` holds the texts that this answer is an answer to.
  take(answer, sent, { first = false } = {}) {
    if (answer.seq < this.seq) return;
    this.seq = answer.seq;
    if (answer.csrf) this.csrf = answer.csrf;
    if ("writable" in answer) this.writable = answer.writable;
    this.grow(answer.rows || []);
    const findings = Map.groupBy ? Map.groupBy(answer.findings, (f) => f.place) : grouped(answer.findings);
    const conflicts = new Map((answer.conflicts || []).map((c) => [c.place, c]));
    for (const cell of this.cells.values()) {
      const said = answer.cells[cell.place] || { text: "", revision: 0, kind: "", note: "" };
      this.takeCell(cell, said, sent, first, conflicts.get(cell.place));
      cell.findings = findings.get(cell.place) || [];
      cell.before = cell.place in answer.amended ? answer.amended[cell.place] : null;
      cell.comments = (answer.comments || {})[cell.place] || 0;
      if (answer.ghosts) cell.ghost = answer.ghosts[cell.place] || "";
    }
    this.findings = answer.findings; // errors first
    this.totals = answer.totals;
    this.tell("taken", [...this.cells.keys()]);
  }

  // Take in rows that there were not before.
  grow(rows) {
    const known = new Set(this.rows.map((row) => row.code));
    const fresh = rows.filter((row) => !known.has(row.code));
    for (const row of fresh) {
      this.rows.push(row);
      for (const column of this.columns) {
        if (!row.columns.length || row.columns.includes(column.code)) this.make(row, column);
      }
    }
    if (fresh.length) this.tell("rows", fresh);
  }

  takeCell(cell, said, sent, first, conflict) {
    if (conflict) {
      cell.conflict = conflict;
      return;
    }
    const dirty = this.isDirty(cell);
    const wasSent = sent.has(cell.place);
    const moved = said.revision !== cell.base.revision || said.text !== cell.base.text;
    if (dirty && !wasSent && moved) return; // The base stays, so that the server sees both changes.
    const untouched = !dirty || (wasSent && sent.get(cell.place) === cell.text);
    cell.base = { text: said.text, revision: said.revision };
    cell.kind = said.kind;
    cell.note = said.note;
    if (untouched) cell.text = said.text;
    if (wasSent) cell.conflict = null;
    cell.other = cell.typed && !first && moved && !wasSent ? true : cell.other && !wasSent;
  }

  // Settle a conflict: keep mine over theirs, or take theirs.
  settle(place, mine) {
    const cell = this.cells.get(place);
    const { theirs, revision } = cell.conflict;
    cell.base = { text: theirs, revision };
    if (!mine) cell.text = theirs;
    cell.conflict = null;
    this.tell("edit", [place]);
  }

  tell(name, places) {
    this.dispatchEvent(new CustomEvent(name, { detail: places }));
  }
}

function grouped(findings) {
  const groups = new Map();
  for (const finding of findings) {
    groups.set(finding.place, [...(groups.get(finding.place) || []), finding]);
  }
  return groups;
}

// Deeds that can be undone, newest last; over one store or many.
export class Deeds {
  constructor() {
    this.done = [];
  }

  // `texts` maps a store to what is written in it.
  write(texts) {
    const deed = new Map();
    for (const [store, cells] of texts) {
      const before = store.write(cells);
      if (before.size) deed.set(store, before);
    }
    if (deed.size) this.done.push(deed);
    return [...deed.values()].reduce((count, before) => count + before.size, 0);
  }

  undo() {
    const deed = this.done.pop();
    if (!deed) return 0;
    let count = 0;
    for (const [store, before] of deed) count += store.write(before).size;
    return count;
  }
}
