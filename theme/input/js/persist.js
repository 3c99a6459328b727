import { database } from "./store.js";

/** Asks the browser, once, not to remove what is kept: after a first result there is something to lose. */
export async function askOnce() {
  const db = await database();
  if (!navigator.storage?.persist || (await db.get("device", "asked-to-persist"))) return;
  await db.put("device", true, "asked-to-persist");
  await navigator.storage.persist();
}
