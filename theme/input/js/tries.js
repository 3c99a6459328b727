// The evidence of a question: every answer that counted, wherever it was asked. No DOM here.

/** @import { Fields } from "./store.js" */
/** @import { Try, TriesRecord } from "./records.js" */

/** More than anybody needs to see, and few enough that one question cannot fill the storage. */
const most = 100;

/**
 * What is kept of a question after one more answer.
 * @param {TriesRecord | null} current
 * @param {Omit<Try, "at">} one
 * @param {number} at
 * @returns {Fields<"tries">}
 */
export function withTry(current, one, at) {
  const { since = 0, tries = [] } = current ?? {};
  const all = [...tries, { at, ...one }];
  // The first one says what was known before any practice; it stays.
  return { since, tries: all.length > most ? [all[0], ...all.slice(1 - most)] : all };
}
