// Two people changed the same cell: both values side by side, and a choice for each cell.

export class Merge {
  constructor(words) {
    this.words = words;
    this.putOff = 0; // conflicts a person has seen and left for later
    this.dialog = document.createElement("dialog");
    this.dialog.className = "merge";
    this.dialog.setAttribute("aria-labelledby", "merge-title");
    document.body.append(this.dialog);
    this.dialog.addEventListener("close", () => {
      this.putOff = this.left();
    });
  }

  // `stores` may have conflicts; `done` is called when they are settled.
  open(stores, done) {
    if (this.dialog.open) return;
    const every = stores.flatMap((store) => store.conflicts().map((cell) => ({ store, cell })));
    if (!every.length) return;
    this.left = () => stores.reduce((total, store) => total + store.conflicts().length, 0);
    this.dialog.replaceChildren(this.head(every.length), this.body(every));
    const form = this.dialog.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(form);
      every.forEach(({ store, cell }, at) => store.settle(cell.place, chosen.get(`c${at}`) === "mine"));
      this.dialog.close();
      done();
    });
    this.dialog.showModal();
  }

  head(count) {
    const holder = element("div");
    const title = element("h2", this.words.conflictTitle.replace("{n}", count));
    title.id = "merge-title";
    holder.append(title, element("p", this.words.conflictLead));
    return holder;
  }

  body(every) {
    const form = element("form");
    const table = element("table");
    const heads = ["cell", "before", "yours", "theirs"].map((name) => {
      const head = element("th", this.words.merge[name]);
      head.scope = "col";
      return head;
    });
    const top = element("thead");
    const row = element("tr");
    row.append(...heads);
    top.append(row);
    const rows = element("tbody");
    every.forEach(({ store, cell }, at) => rows.append(this.row(store, cell, at, every)));
    table.append(top, rows);
    const scroll = element("div");
    scroll.className = "scroll";
    scroll.append(table);
    form.append(scroll, this.actions(form));
    return form;
  }

  row(store, cell, at, every) {
    const row = element("tr");
    const several = new Set(every.map((one) => one.store)).size > 1;
    const name = [several ? store.title : "", cell.row.title, cell.column.title].filter(Boolean);
    const head = element("th", name.join(" · "));
    head.scope = "row";
    const { theirs, who, when } = cell.conflict;
    row.append(
      head,
      element("td", cell.base.text || this.words.empty),
      this.choice(at, "mine", cell.text, "", false),
      this.choice(at, "theirs", theirs, [who, when].filter(Boolean).join(", "), true),
    );
    return row;
  }

  choice(at, value, text, by, checked) {
    const holder = element("td");
    const label = element("label");
    const radio = element("input");
    Object.assign(radio, { type: "radio", name: `c${at}`, value, required: true, checked });
    const said = element("b", text || this.words.empty);
    label.append(radio, " ", said);
    if (by) label.append(element("span", by));
    holder.append(label);
    return holder;
  }

  actions(form) {
    const holder = element("p");
    holder.className = "actions";
    const save = element("button", this.words.merge.apply);
    save.className = "button first";
    const all = (value, words) => {
      const button = element("button", words);
      button.type = "button";
      button.className = "button";
      button.addEventListener("click", () => {
        for (const radio of form.querySelectorAll(`input[value="${value}"]`)) radio.checked = true;
      });
      return button;
    };
    const later = element("button", this.words.merge.later);
    later.type = "button";
    later.className = "button";
    later.addEventListener("click", () => this.dialog.close());
    holder.append(save, all("mine", this.words.merge.allMine), all("theirs", this.words.merge.allTheirs), later);
    return holder;
  }
}

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}
