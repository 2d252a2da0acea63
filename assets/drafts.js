// IndexedDB with promises, for the drafts that the entry pages keep on the machine.
export { deleteDB, openDB } from "idb";
