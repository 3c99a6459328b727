// The file that takes a learner's records to another browser, as text and back. What comes back is hostile until every part of it
// has been looked at. No DOM here.

import { merge, textOf } from "./merge.js";
import { kindOf, nameOf, readRecord, version } from "./records.js";

/**
 * @import { Gone, Kind, LearnerRecord } from "./records.js"
 * @typedef {LearnerRecord | Gone} Kept
 * @typedef {"size" | "syntax" | "depth" | "format" | "newer" | "record"} Refusal
 */

export const format = "learningsite-progress";
/** More than a thousand lessons and ten thousand questions fill. Only very many long notes are more, and they go out in several files. */
export const mostBytes = 32 * 1024 * 1024;
const mostDepth = 12;
const mostName = 200;
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** Why a file is not taken; nothing of it was used. */
export class Refused extends Error {
  /** @param {Refusal} reason @param {string} [where] */
  constructor(reason, where = "") {
    super(reason);
    this.reason = reason;
    this.where = where;
  }
}

/**
 * @param {readonly Kept[]} records what could not be read back is left out: an import takes all of a file or nothing
 * @param {Date} exported
 */
export function toFile(records, exported) {
  return wrap(textsOf(records), exported);
}

/**
 * The same in as many files as it takes, so that each can be imported.
 * @param {readonly Kept[]} records
 * @param {Date} exported
 * @param {number} [most] bytes of one
 */
export function toFiles(records, exported, most = mostBytes) {
  /** @type {string[][]} */
  const files = [[]];
  // No comma and no line end stand behind the last.
  const room = most - sizeOf(wrap([], exported)) + 2;
  let used = 0;
  for (const text of textsOf(records)) {
    const size = sizeOf(text) + 2;
    if (size > room) continue;
    if (used + size > room) {
      files.push([]);
      used = 0;
    }
    files[files.length - 1].push(text);
    used += size;
  }
  return files.map(texts => wrap(texts, exported));
}

/** @param {readonly Kept[]} records */
function textsOf(records) {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1)).map(record => textOf(record)).filter(text => depthOf(text) <= mostDepth - 2 && isSound(JSON.parse(text)));
}

/** @param {readonly string[]} texts @param {Date} exported */
function wrap(texts, exported) {
  return `{"format":"${format}","version":${version},"exported":"${exported.toISOString()}","records":[\n${texts.join(",\n")}\n]}\n`;
}

/** Bytes. @param {string} text */
function sizeOf(text) {
  return new TextEncoder().encode(text).length;
}

/**
 * @param {string} text
 * @param {number} now times in the future count as now: a wrong clock must not win for ever
 * @returns {Kept[]} all of the file but what would only take away, or an exception
 */
export function fromFile(text, now) {
  if (sizeOf(text) > mostBytes) throw new Refused("size");
  if (depthOf(text) > mostDepth) throw new Refused("depth");
  const file = parse(text);
  if (file?.format !== format || !Array.isArray(file.records)) throw new Refused("format");
  if (!(file.version <= version)) throw new Refused("newer");
  /** @type {Map<string, Kept>} */
  const records = new Map();
  for (const raw of file.records) {
    if (!isSound(raw) || records.has(raw.id)) throw new Refused("record", typeof raw?.id === "string" ? raw.id.slice(0, mostName) : "");
    records.set(raw.id, withoutReset(atMost(raw, now)));
  }
  return [...records.values()].filter(record => !takesAway(record));
}

/** A reset is for the browser in which it was made: the file of another one, or of a stranger, adds and never takes away. @param {any} record @returns {Kept} */
function withoutReset(record) {
  return "since" in record ? { ...record, since: 0 } : record;
}

/** @param {any} record */
function takesAway(record) {
  return record.gone === true || record.read === false || record.ids?.length === 0;
}

/**
 * What an import would do to each record.
 * @param {ReadonlyMap<string, Kept>} mine
 * @param {readonly Kept[]} theirs
 * @returns {Map<Kind, { fresh: number, changed: number, same: number }>}
 */
export function compare(mine, theirs) {
  /** @type {Map<Kind, { fresh: number, changed: number, same: number }>} */
  const kinds = new Map();
  for (const record of theirs) {
    const kind = kindOf(record.id);
    const counts = kinds.get(kind) ?? { fresh: 0, changed: 0, same: 0 };
    const current = mine.get(record.id);
    counts[!current ? "fresh" : textOf(merge(current, record)) === textOf(current) ? "same" : "changed"]++;
    kinds.set(kind, counts);
  }
  return kinds;
}

/**
 * The file as the end of a link: compressed, in letters that an address may hold.
 * @param {string} text
 */
export async function toFragment(text) {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { code: btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""), size: bytes.length };
}

/**
 * @param {string} code
 * @returns {Promise<string>}
 */
export async function fromFragment(code) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let size = 0;
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      // A few bytes can unpack to very many.
      if (size > mostBytes) throw new Refused("size");
      chunks.push(read.value);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("syntax");
  }
  return new Blob(chunks).text();
}

/** How deep brackets are nested, found before a parser would have to follow them. @param {string} text */
function depthOf(text) {
  let [depth, most, isInString] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (isInString) {
      if (letter === "\\") at++;
      else if (letter === '"') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === "{" || letter === "[") most = Math.max(most, ++depth);
    else if (letter === "}" || letter === "]") depth--;
  }
  return most;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw error instanceof SyntaxError ? new Refused("syntax") : error;
  }
}

/** @param {unknown} value @returns {boolean} */
function hasForbiddenKey(value) {
  return typeof value === "object" && value !== null && Object.entries(value).some(([key, part]) => forbidden.has(key) || hasForbiddenKey(part));
}

/** @type {Record<string, (value: unknown) => boolean>} */
const fields = {
  sure: value => ["sure", "fairly", "guess"].includes(/** @type {string} */ (value)),
  mode: value => value === "practice" || value === "exam",
  from: value => ["check", "quiz", "review"].includes(/** @type {string} */ (value)),
  by: value => value === "end" || value === "hand",
  hints: value => Number.isInteger(value),
  minutes: value => Number.isFinite(value),
  shown: value => typeof value === "boolean",
  version: value => typeof value === "string",
};

/** @param {any} raw @returns {boolean} whether all of a record is as it should be */
function isSound(raw) {
  return readRecord(raw) !== null && isName(nameOf(raw.id)) && !hasForbiddenKey(raw) && !hasWrongField(raw);
}

/** What may be left out, and so is not looked at when a record is read. Answers are judged by their question, plans by the planner. @param {unknown} value @returns {boolean} */
function hasWrongField(value) {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, part]) => key !== "answer" && key !== "plan" && ((Object.hasOwn(fields, key) && !fields[key](part)) || hasWrongField(part)));
}

/** @param {string} name */
function isName(name) {
  return name.length > 0 && name.length <= mostName && !forbidden.has(name) && !/[\s<>"'&\p{Cc}]/u.test(name);
}

/**
 * @template T
 * @param {T} value
 * @param {number} now
 * @returns {T}
 */
function atMost(value, now) {
  const times = ["at", "started"];
  return JSON.parse(JSON.stringify(value), (key, part) => (times.includes(key) && typeof part === "number" ? Math.min(part, now) : part));
}
