// Saving without a button: a moment after the last key, and again when the network comes back.
// What is typed goes to this machine's drafts at once, so that a closed lid loses nothing.

import * as drafts from "./entry-drafts.js";

const PAUSE = 700;
const RETRY = [2000, 5000, 15000, 30000];
const POLL = 30000;
const KEPT_ALIVE = 15000; // characters that a browser sends on after the page has gone
const MOST = 4000; // cells in one request

let running = 0;
const waiting = [];

// At most two requests at once, however many submissions are on the page.
async function turn() {
  if (running >= 2) await new Promise((go) => waiting.push(go));
  running += 1;
}

function done() {
  running -= 1;
  const next = waiting.shift();
  if (next) next();
}

export class Sync extends EventTarget {
  // `watch` asks now and then what others have done; not where a page holds many submissions.
  constructor(store, { watch = true } = {}) {
    super();
    this.store = store;
    this.watch = watch;
    this.state = "saved";
    this.refusal = "";
    this.failures = 0;
    this.kept = true;
    this.timer = 0;
    this.busy = null;
    store.addEventListener("edit", () => this.edited());
    window.addEventListener("online", () => this.soon(0));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.leave();
      else this.look();
    });
    window.addEventListener("beforeunload", (event) => {
      if (store.dirty().length && this.state === "refused") event.preventDefault();
    });
    if (watch) window.setInterval(() => this.look(), POLL);
  }

  // The lid closes, or another window comes up: what is unsaved goes at once, if it still can.
  leave() {
    this.keep();
    if (this.store.dirty().length) this.save();
  }

  async keep() {
    this.kept = await drafts.keep(this.store);
  }

  edited() {
    this.keep();
    if (this.state !== "offline") this.tell("unsaved");
    this.soon(PAUSE);
  }

  soon(pause) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), pause);
  }

  // Save what is unsaved; a second call while one is under way waits for it and then looks again.
  async save() {
    window.clearTimeout(this.timer);
    if (this.busy) {
      await this.busy;
      return this.save();
    }
    const cells = this.store
      .dirty()
      .filter((cell) => !cell.conflict)
      .slice(0, MOST);
    if (!cells.length) {
      this.settle();
      return undefined;
    }
    this.busy = this.send(cells);
    await this.busy;
    this.busy = null;
    if (this.state === "saved" && this.store.dirty().some((cell) => !cell.conflict)) this.soon(PAUSE);
    return undefined;
  }

  async send(cells) {
    const sent = new Map(cells.map((cell) => [cell.place, cell.text]));
    const said = cells.map((c) => ({ place: c.place, text: c.text, base: c.base.revision }));
    if (this.state !== "offline") this.tell("saving");
    await turn();
    try {
      await this.post({ cells: said }, sent);
    } finally {
      done();
    }
  }

  async post(body, sent) {
    const text = JSON.stringify(body);
    let answer;
    try {
      answer = await fetch(this.store.links.save, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.store.csrf },
        body: text,
        keepalive: text.length < KEPT_ALIVE,
      });
    } catch {
      this.lost();
      return;
    }
    await this.take(answer, sent);
  }

  async take(answer, sent) {
    const json = (answer.headers.get("Content-Type") || "").includes("application/json");
    if (answer.status === 401) this.refuse("signed-out", "");
    else if (answer.status >= 502) this.lost();
    else if (!json && answer.status === 403 && (await this.refresh())) this.soon(PAUSE);
    else if (!json) this.refuse("refused", "");
    else {
      const said = await answer.json();
      this.failures = 0;
      if (said.refusal) this.refuse("refused", said.refusal);
      else {
        for (const conflict of said.conflicts || []) sent.delete(conflict.place);
        this.store.take(said, sent);
        await this.keep();
        this.settle();
      }
    }
  }

  // The token of this page may be older than the session: ask for a new one, once.
  async refresh() {
    if (this.refreshed) return false;
    this.refreshed = true;
    const said = await this.ask();
    if (said) this.store.csrf = said.csrf;
    return Boolean(said);
  }

  async ask({ since = "" } = {}) {
    try {
      const answer = await fetch(this.store.links.save + since, { credentials: "same-origin" });
      const json = (answer.headers.get("Content-Type") || "").includes("application/json");
      return answer.ok && json ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  // See what others have done meanwhile; unsaved cells keep their base, so nothing is lost.
  async look() {
    if (document.visibilityState === "hidden" || this.busy) return;
    if (this.store.dirty().length) {
      if (this.state === "offline") this.soon(0);
      return;
    }
    if (!this.watch) return;
    const said = await this.ask({ since: `?sau=${this.store.seq}` });
    if (said && !this.store.dirty().length) {
      this.store.take(said, new Map());
    }
  }

  lost() {
    this.failures += 1;
    this.tell("offline");
    this.soon(RETRY[Math.min(this.failures, RETRY.length) - 1]);
  }

  refuse(state, words) {
    this.refusal = words;
    this.tell(state);
  }

  settle() {
    if (this.store.conflicts().length) this.tell("conflict");
    else if (this.store.dirty().length) this.tell("unsaved");
    else this.tell("saved");
  }

  tell(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
