// The only door to what is kept: a database of records in this browser. Storage may be blocked or full; then nothing is kept,
// nothing breaks, and `keep` says so.

import { endOf, put, read, resultOf } from "./database.js";
import { readRecord, version } from "./records.js";

/**
 * @import { Gone, Kind, Kinds, LearnerRecord } from "./records.js"
 *
 * @typedef {"blocked" | "full" | "newer"} Failure `newer`: a page of a newer version has written what this one cannot read
 */

/**
 * @template {Kind} K
 * @typedef {Omit<Kinds[K], "id" | "v" | "at"> & { at?: number }} Fields what a change returns; `id`, `v` and `at` are written for it
 */

// Two sites of one host have a database each: the assets folder is right below the root of the site.
const name = `learningsite:${new URL("../", import.meta.url).pathname}`;

/** @type {Promise<IDBDatabase> | null} */
let opening = null;
const tabs = openChannel();
tabs?.addEventListener("message", ({ data }) => {
  if (data) return;
  // Everything was erased. At its top, not at an end that would count as read.
  history.scrollRestoration = "manual";
  location.reload();
});

/** The open database, for modules that look after it: `device` holds what belongs to this browser only, `aside` broken records. */
export function database() {
  // A failed opening is tried again: storage may be allowed meanwhile.
  return (opening ??= open().catch(error => {
    opening = null;
    throw error;
  }));
}

/**
 * @template {Kind} K
 * @param {K} kind
 * @param {...string} names
 * @returns {Promise<(Kinds[K] | null)[]>} null for what is not kept
 */
export async function load(kind, ...names) {
  return attempt(async db => {
    const store = db.transaction("records").objectStore("records");
    return readAll(db, await Promise.all(names.map(name => resultOf(store.get(`${kind}:${name}`)))));
  }, () => names.map(() => null));
}

/**
 * All records, or all of a kind.
 * @template {Kind} [K=Kind]
 * @param {K} [kind]
 * @returns {Promise<Kinds[K][]>}
 */
export async function loadAll(kind) {
  const range = kind && IDBKeyRange.bound(`${kind}:`, `${kind};`, false, true);
  return attempt(async db => (await readAll(db, await read(db, "records", store => store.getAll(range)))).filter(record => record !== null), () => []);
}

/**
 * The next version of a record. `change` sees what is there, also what another tab has just written, and returns all fields of the
 * next one; null leaves things as they are. `now` is later than the last change, whatever the clock says.
 * @template {Kind} K
 * @param {K} kind
 * @param {string} name
 * @param {(current: Kinds[K] | null, now: number) => Fields<K> | null} change
 */
export function edit(kind, name, change) {
  const next = (/** @type {string} */ id, /** @type {any} */ current) => {
    const now = Math.max(Date.now(), (current?.at ?? 0) + 1);
    const fields = change(current?.gone ? null : current, now);
    return fields && /** @type {any} */ ({ ...fields, id, v: version, at: now });
  };
  return { id: `${kind}:${name}`, next };
}

/**
 * Keeps records together, or none of them.
 * @param {...ReturnType<typeof edit>} edits
 * @returns {Promise<Failure | null>} null when they are kept
 */
export function keep(...edits) {
  return write(edits.map(({ id }) => id), (id, current) => edits.find(one => one.id === id)?.next(id, current) ?? null);
}

/**
 * The one write path: all of it or nothing, and no other tab between reading and writing.
 * @param {string[]} ids
 * @param {(id: string, current: LearnerRecord | Gone | null) => LearnerRecord | Gone | null | undefined} next null leaves a record, undefined removes it
 * @returns {Promise<Failure | null>}
 */
export async function write(ids, next) {
  mark(1);
  try {
    const db = await database();
    const transaction = db.transaction(["records", "aside"], "readwrite");
    const records = transaction.objectStore("records");
    const raws = await Promise.all(ids.map(id => resultOf(records.get(id))));
    if (raws.some(raw => raw?.v > version)) throw new DOMException("newer", "VersionError");
    const nexts = ids.map((id, index) => next(id, readRecord(raws[index])));
    nexts.forEach((record, index) => {
      if (record) records.put(record);
      else if (record === undefined) records.delete(ids[index]);
    });
    // Two of one millisecond are kept apart.
    for (const raw of raws) if (raw && !readRecord(raw)) transaction.objectStore("aside").put(raw, `${raw.id} ${Date.now() + Math.random()}`);
    await endOf(transaction);
    tell(ids);
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    mark(-1);
  }
}

let writing = 0;

/** Says on the page that something is not kept yet. @param {number} more */
function mark(more) {
  writing += more;
  if (typeof document !== "undefined") document.documentElement.toggleAttribute("data-saving", writing > 0);
}

/**
 * Calls back when another tab has written.
 * @param {(ids: string[]) => void} changed
 */
export function watch(changed) {
  tabs?.addEventListener("message", ({ data }) => data && changed(data));
}

/** @param {string[] | null} ids null when everything was erased: what other tabs still show must go, too */
export function tell(ids) {
  tabs?.postMessage(ids);
}

/** Where storage is blocked, tabs may be kept apart, too. */
function openChannel() {
  try {
    return new BroadcastChannel(name);
  } catch (error) {
    failureOf(error);
    return null;
  }
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  if (!indexedDB) throw new DOMException("blocked", "NotSupportedError");
  const map = typeof document === "undefined" ? null : document.querySelector("meta[name=ledger]")?.getAttribute("content");
  const request = indexedDB.open(name, 1);
  let isNew = false;
  request.onupgradeneeded = () => {
    request.result.createObjectStore("records", { keyPath: "id" });
    request.result.createObjectStore("aside");
    request.result.createObjectStore("device");
    isNew = !hasOldRecords();
  };
  const db = await resultOf(request);
  db.onclose = () => (opening = null);
  db.onversionchange = () => {
    // A tab of a newer version must not wait for this one.
    opening = null;
    db.close();
  };
  if (isNew) {
    // Whoever is new has nothing to take over, and no old ids. Not while the stores are made: a full storage would be told as a blocked one.
    await put(db, "device", "taken-over", true);
    if (map) await put(db, "device", "ledger", map);
  }
  const [isTakenOver, followed] = await Promise.all(["taken-over", "ledger"].map(key => read(db, "device", store => store.get(key))));
  if (!isTakenOver) await (await import("./take-over.js")).takeOver(db);
  if (map && map !== followed) await (await import("./follow-ledger.js")).followLedger(db, map);
  return db;
}

/** Version 1 of the site kept everything in local storage; the colour theme is there still. */
function hasOldRecords() {
  try {
    return Object.keys(globalThis.localStorage ?? {}).some(key => key.startsWith("learningsite:") && key !== "learningsite:theme");
  } catch (error) {
    failureOf(error);
    return false;
  }
}

/**
 * @template T
 * @param {(db: IDBDatabase) => Promise<T>} read
 * @param {() => T} otherwise
 */
async function attempt(read, otherwise) {
  try {
    return await read(await database());
  } catch (error) {
    failureOf(error);
    return otherwise();
  }
}

/**
 * @param {IDBDatabase} db
 * @param {any[]} raws
 * @returns {Promise<any[]>}
 */
async function readAll(db, raws) {
  const broken = raws.filter(raw => raw && !(raw.v > version) && !readRecord(raw));
  // Writing a record sets aside what stood there broken.
  if (broken.length > 0) await write(broken.map(({ id }) => id), (_, current) => current ?? undefined);
  return raws.map(readRecord).map(record => (record && "gone" in record ? null : record));
}

/** @param {unknown} error @returns {Failure} */
function failureOf(error) {
  if (!(error instanceof DOMException)) throw error;
  return error.name === "QuotaExceededError" ? "full" : error.name === "VersionError" ? "newer" : "blocked";
}
