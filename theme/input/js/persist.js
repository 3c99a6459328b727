import { read } from "./database.js";
import { keepHere } from "./device.js";
import { database } from "./store.js";

/** Asks the browser, once, not to remove what is kept: after a first result there is something to lose. */
export async function askOnce() {
  const db = await database();
  if (!navigator.storage?.persist || (await read(db, "device", store => store.get("asked-to-persist")))) return;
  await keepHere("asked-to-persist", true);
  await navigator.storage.persist();
}
