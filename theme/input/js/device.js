import { put } from "./database.js";
import { database } from "./store.js";

/**
 * Keeps what belongs to this browser only. Where nothing can be kept, it does without: it is about what is kept, and nothing of a learner's own.
 * @param {string} key
 * @param {unknown} value
 */
export async function keepHere(key, value) {
  try {
    await put(await database(), "device", key, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
