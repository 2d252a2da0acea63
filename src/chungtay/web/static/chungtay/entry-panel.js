// The panel beside the grid: all there is to know of the cell one stands on, written by the server.
// Its forms (explanation, comment, evidence) are sent without leaving the page.

export class Panel {
  constructor(root, { words, syncOf }) {
    this.root = root;
    this.words = words;
    this.syncOf = syncOf;
    this.shown = "";
    root.addEventListener("submit", (event) => this.submit(event));
  }

  // Show a cell a moment after one has come to rest on it.
  rest(line, cell) {
    window.clearTimeout(this.timer);
    this.line = line;
    this.cell = cell;
    if (!cell) return;
    this.timer = window.setTimeout(() => this.load(), this.shown === "" ? 0 : 250);
  }

  async load({ force = false } = {}) {
    if (!this.cell) return;
    const writing = this.root.contains(document.activeElement) && document.activeElement.value;
    if (writing && !force) return; // Do not take a half-written comment away.
    const { store } = this.line;
    const wanted = `${store.key} ${this.cell.place} ${store.seq}`;
    if (wanted === this.shown && !force) return;
    const address = `${store.links.panel}?o=${encodeURIComponent(this.cell.place)}`;
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const text = await answer.text();
      if (wanted !== `${this.line.store.key} ${this.cell.place} ${this.line.store.seq}` && !force) return;
      this.root.replaceChildren(document.createRange().createContextualFragment(text));
      this.shown = wanted;
    } catch {
      this.offline();
    }
  }

  // Go to the field in which a file is chosen.
  async file() {
    window.clearTimeout(this.timer);
    await this.load();
    const field = this.root.querySelector("input[type=file]");
    if (field) field.focus();
  }

  offline() {
    const title = document.createElement("h2");
    title.textContent = `${this.line.row.title} · ${this.cell.column.title}`;
    const said = document.createElement("p");
    said.className = "fine";
    said.textContent = this.words.panelOffline;
    this.root.replaceChildren(title, said);
    this.shown = "";
  }

  async submit(event) {
    event.preventDefault();
    const form = event.target;
    const sync = this.syncOf(this.line.store);
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      await sync.save();
      const body = new FormData(form);
      body.set("csrfmiddlewaretoken", this.line.store.csrf);
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST",
        credentials: "same-origin",
        headers: { Accept: "application/json" },
        body,
      });
      const said = await answer.json();
      if (said.refusal) this.complain(form, said.refusal);
      else {
        this.line.store.take(said, new Map());
        await this.load({ force: true });
        this.root.focus();
      }
    } catch {
      this.complain(form, this.words.panelNotSent);
    }
    button.disabled = false;
  }

  complain(form, words) {
    let said = form.querySelector(".complaint");
    if (!said) {
      said = document.createElement("p");
      said.className = "complaint";
      said.setAttribute("role", "alert");
      form.prepend(said);
    }
    said.textContent = words;
  }
}
