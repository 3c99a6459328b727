// Questions, lessons and prompts get other ids; what was kept under the old ones follows them, by the map that the site carries.

import { endOf, resultOf } from "./database.js";
import { merge } from "./merge.js";
import { kindOf, nameOf, readRecord } from "./records.js";

/**
 * @import { Attempt, Gone, Kind, LearnerRecord } from "./records.js"
 *
 * @typedef {Record<string, string | null>} Moved from an old id of the ledger to the one used now; null when nothing took its place
 */

/** @type {Record<Kind, string | null>} */
const ledgerKinds = { question: "question", before: "question", tries: "question", review: "question", quiz: "quiz", history: "quiz", read: "lesson", place: "lesson", note: "prompt", ticks: null, plan: null, setting: null };

/**
 * @param {IDBDatabase} db
 * @param {string} href of the map; its name changes with what is in it
 */
export async function followLedger(db, href) {
  const moved = await loadMoved(href);
  // Without the map, as when one is offline, everything stays where it is, and the next page tries again.
  if (!moved) return;
  const transaction = db.transaction(["records", "device"], "readwrite");
  const store = transaction.objectStore("records");
  const kept = (await resultOf(store.getAll())).filter(readRecord);
  const { changed, gone } = followAll(kept, moved);
  for (const record of changed) store.put(record);
  for (const id of gone) store.delete(id);
  transaction.objectStore("device").put(href, "ledger");
  await endOf(transaction);
}

/**
 * @param {string} href
 * @returns {Promise<Moved | null>} null when the map cannot be had
 */
export async function loadMoved(href) {
  const response = await fetch(href).catch(() => null);
  return response?.ok ? (await response.json()).moved : null;
}

/**
 * All records as they are when they have followed the map.
 * @template {LearnerRecord | Gone} T
 * @param {readonly T[]} records
 * @param {Moved} moved
 */
export function followed(records, moved) {
  const { changed, gone } = followAll(records, moved);
  const replaced = new Set([...gone, ...changed.map(({ id }) => id)]);
  return [...records.filter(({ id }) => !replaced.has(id)), ...changed];
}

/**
 * What has to be written so that records follow the map.
 * @template {LearnerRecord | Gone} T
 * @param {readonly T[]} records
 * @param {Moved} moved
 * @returns {{ changed: T[], gone: string[] }}
 */
export function followAll(records, moved) {
  const byId = new Map(records.map(record => [record.id, record]));
  /** @type {Set<string>} */
  const changed = new Set();
  const gone = [];
  for (const record of records) {
    const next = follow(record, moved);
    if (next === record) continue;
    if (next.id !== record.id) gone.push(record.id);
    const other = next.id === record.id ? undefined : byId.get(next.id);
    byId.set(next.id, other ? merge(other, next) : next);
    changed.add(next.id);
  }
  return { changed: [...changed].map(id => /** @type {T} */ (byId.get(id))), gone };
}

/**
 * @template {LearnerRecord | Gone} T
 * @param {T} record
 * @param {Moved} moved
 * @returns {T} the same one when nothing about it has moved
 */
export function follow(record, moved) {
  const kind = kindOf(record.id);
  const find = (/** @type {string} */ id) => (Object.hasOwn(moved, id) ? (moved[id] ?? id) : id);
  const nameIn = (/** @type {string} */ ledgerKind, /** @type {string} */ name) => nameOf(find(`${ledgerKind}:${name}`));
  const ledgerKind = ledgerKinds[kind];
  const next = { ...record, id: ledgerKind ? `${kind}:${nameIn(ledgerKind, nameOf(record.id))}` : record.id };
  if ("answers" in next) Object.assign(next, followAttempt(next, id => nameIn("question", id)));
  if ("plan" in next) Object.assign(next, { plan: JSON.parse(JSON.stringify(next.plan), (_, value) => (typeof value === "string" ? find(value) : value)) });
  return JSON.stringify(next) === JSON.stringify(record) ? record : next;
}

/** @param {Attempt} attempt @param {(id: string) => string} find */
function followAttempt({ ids, flags, answers }, find) {
  return { ids: ids.map(find), flags: flags.map(find), answers: Object.fromEntries(Object.entries(answers).map(([id, answered]) => [find(id), answered])) };
}
