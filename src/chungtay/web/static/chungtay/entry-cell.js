// How one cell is shown and edited: its words, the mark of its state, the field to type in.

import { MARKS } from "./entry-store.js";

// What a person reads in a cell: the words of a choice, else the text itself.
export function shown(cell) {
  if (cell.column.type === "file" && cell.text) return `📎 ${cell.text.slice(0, 8)}`;
  if (cell.column.type !== "choice") return cell.text;
  const choice = cell.column.choices.find(([code]) => code === cell.text);
  return choice ? choice[1] : cell.text;
}

export function mark(state, word) {
  const element = document.createElement("span");
  element.className = `st st-${state}`;
  element.title = word;
  const shape = document.createElement("span");
  shape.setAttribute("aria-hidden", "true");
  shape.textContent = MARKS[state];
  const unseen = document.createElement("span");
  unseen.className = "unseen";
  unseen.textContent = ` ${word} `;
  element.append(shape, unseen);
  return element;
}

export function input(cell, seed) {
  if (cell.column.type === "choice") {
    const element = document.createElement("select");
    element.append(new Option("", ""));
    for (const [code, title] of cell.column.choices) element.append(new Option(title, code));
    element.value = cell.text;
    if (element.value !== cell.text) element.append(new Option(cell.text, cell.text, true, true));
    if (seed) {
      const found = cell.column.choices.find(([, title]) => title.toLowerCase().startsWith(seed.toLowerCase()));
      if (found) [element.value] = found;
    }
    return element;
  }
  const long = cell.column.type === "text";
  const element = document.createElement(long ? "textarea" : "input");
  if (!long) {
    element.type = "text";
    element.inputMode = cell.column.numeric ? "decimal" : "text";
  }
  element.autocomplete = "off";
  element.value = seed === null ? cell.text : seed;
  return element;
}
