import { endOf } from "./database.js";
import { cacheOf } from "./kept-pages.js";
import { database, tell } from "./store.js";

const prefix = "learningsite:";

/** Erases all that the site keeps in this browser. @returns {Promise<boolean>} false when the browser gives no access */
export async function eraseAll() {
  try {
    const db = await database();
    const transaction = db.transaction(["records", "aside", "device"], "readwrite");
    for (const name of transaction.objectStoreNames) transaction.objectStore(name).clear();
    await endOf(transaction);
    // The colour theme, and what older versions of the site have kept.
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
    // Pages that were read tell about their reader, too. The next page that is opened asks for the service worker again.
    await globalThis.caches?.delete(cacheOf(new URL("../", import.meta.url).pathname));
    await (await navigator.serviceWorker?.getRegistration())?.unregister();
    tell(null);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
