// What the first version of the site kept lay in local storage. It is read once, and stays there untouched until all is erased.

import { endOf, resultOf } from "./database.js";
import { merge } from "./merge.js";
import { readRecord, version } from "./records.js";

/** @import { LearnerRecord } from "./records.js" */

const prefix = "learningsite:";

/** @param {IDBDatabase} db */
export async function takeOver(db) {
  const { records, broken } = fromLocalStorage(Object.entries(localStorage).filter(([key]) => key.startsWith(prefix)));
  const transaction = db.transaction(["records", "aside", "device"], "readwrite");
  const store = transaction.objectStore("records");
  const kept = await Promise.all(records.map(({ id }) => resultOf(store.get(id))));
  records.forEach((record, index) => store.put(readRecord(kept[index]) ? merge(kept[index], record) : record));
  for (const [key, text] of broken) transaction.objectStore("aside").put(text, key);
  transaction.objectStore("device").put(true, "taken-over");
  await endOf(transaction);
}

/**
 * Records of today from those of version 1.
 * @param {[string, string][]} entries keys and JSON
 * @returns {{ records: LearnerRecord[], broken: [string, string][] }}
 */
export function fromLocalStorage(entries) {
  /** @type {Map<string, LearnerRecord>} */
  const records = new Map();
  /** @type {[string, string][]} */
  const broken = [];
  for (const [key, text] of entries) {
    const id = key.slice(prefix.length);
    if (id === "theme") continue;
    const found = convert(id, parse(text));
    const isWhole = found.length > 0 && found.every(readRecord);
    if (!isWhole) broken.push([key, text]);
    else for (const record of found) records.set(record.id, record);
  }
  return { records: [...records.values()], broken };
}

/**
 * @param {string} id
 * @param {any} old
 * @returns {any[]}
 */
function convert(id, old) {
  const name = id.slice(id.indexOf(":") + 1);
  const stamp = (/** @type {string} */ kind, at = old?.at) => ({ id: `${kind}:${name}`, v: version, at });
  if (old === null || old === undefined) return [];
  switch (id.split(":", 1)[0]) {
    case "note": return [{ ...stamp("note", 0), text: old }];
    case "setting": return [{ ...stamp("setting", 0), value: old }];
    case "before": return [answerOf(old, stamp("before"))];
    case "question": return [answerOf(old, stamp("question")), { ...stamp("tries"), since: 0, tries: triesOf(old) }];
    case "quiz": return [{ ...old, ...stamp("quiz") }, ...(old.first ? [{ ...stamp("history"), since: 0, runs: [runOf(old)] }] : [])];
    case "steps":
    case "rubric": return [{ id: `ticks:${id}`, v: version, at: 0, ticked: String(old).split(" ").filter(Boolean) }];
    default: return [];
  }
}

/** @param {any} old @param {object} stamp */
function answerOf({ first, ...old }, stamp) {
  return { ...old, ...stamp };
}

/** Version 1 knew the credit of the first try and of the last one, and the time of the last one. @param {any} old */
function triesOf({ at, first, credit, shown, sure, hints, version }) {
  const common = { from: "check", ...(version && { version }) };
  const last = { at, credit, ...common, ...(sure && { sure }), ...(hints && { hints }) };
  // An answer that was revealed is no try.
  if (shown) return [{ at: 0, credit: first, ...common }];
  return first === credit ? [last] : [{ at: 0, credit: first, ...common }, last];
}

/** The score after a retry was not kept. @param {any} old */
function runOf({ at, started, seed, mode, first }) {
  return { at, started, seed, mode, first, last: first };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
