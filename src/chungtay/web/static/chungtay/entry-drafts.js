// Drafts kept on this machine: what was typed and the server does not have yet, by person and
// submission. A draft goes when its cells are saved, and all of a person's go at sign-out.

const NAME = "chungtay-drafts";
const opened = import("../vendor/drafts.js")
  .then(({ openDB }) =>
    openDB(NAME, 1, {
      upgrade(db) {
        db.createObjectStore("drafts");
      },
    }),
  )
  .catch(() => null); // Without the bundle, or in a private window: drafts live as long as the page.

function name(store) {
  return `${store.user}|${store.key}`;
}

// Keep what is unsaved; answers false where this browser keeps nothing.
export async function keep(store) {
  try {
    return await kept(store);
  } catch {
    return false;
  }
}

async function kept(store) {
  const db = await opened;
  if (!db) return false;
  const cells = store.dirty().map((c) => [c.place, c.text, c.base.text, c.base.revision]);
  if (!cells.length) {
    await db.delete("drafts", name(store));
    return true;
  }
  const draft = { user: store.user, key: store.key, title: store.title, href: store.links.page, cells };
  await db.put("drafts", draft, name(store));
  return true;
}

// Put a draft back into its cells; answers how many. The base comes back too: whether somebody
// else has moved the cell since is for the server to say.
export async function restore(store) {
  const db = await opened;
  const draft = db && (await db.get("drafts", name(store)));
  if (!draft) return 0;
  const places = [];
  for (const [place, text, baseText, revision] of draft.cells) {
    const cell = store.cell(place);
    if (!cell || !cell.typed || cell.base.text === text) continue;
    cell.text = text;
    if (cell.base.revision !== revision) cell.base = { text: baseText, revision };
    places.push(place);
  }
  if (places.length) store.tell("edit", places);
  else await db.delete("drafts", name(store));
  return places.length;
}

// Forget every draft: somebody signs out.
export async function forget() {
  const db = await opened;
  if (db) await db.clear("drafts");
}

// Drafts of the same person for other submissions.
export async function others(store) {
  const db = await opened;
  if (!db) return [];
  const every = await db.getAll("drafts");
  return every.filter((draft) => draft.user === store.user && draft.key !== store.key);
}
