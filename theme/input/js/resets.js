// What is taken away when a lesson, a quiz or everything is begun anew, and how it comes back. Notes and the plan stay: they are no results.

import { version } from "./records.js";
import { loadAll, write } from "./store.js";

/**
 * @import { Content } from "./mastery.js"
 * @import { Gone, Kind, LearnerRecord } from "./records.js"
 */

/** @type {Kind[]} */
const results = ["question", "before", "tries", "review", "quiz", "history", "read", "place"];

/**
 * @param {Content} content
 * @param {string} place `lesson:metrics`, `quiz:basics`, or `all`
 * @returns {(id: string) => boolean} true for records of the place
 */
export function recordsOf(content, place) {
  const name = place.slice(place.indexOf(":") + 1);
  return id => {
    const [kind, own] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
    if (!results.includes(/** @type {Kind} */ (kind))) return false;
    if (place === "all") return true;
    if (kind === "quiz" || kind === "history") return place === `quiz:${own}`;
    if (kind === "read" || kind === "place") return place === `lesson:${own}` && name === own;
    return Object.hasOwn(content.questions, own) && content.questions[own].in === place;
  };
}

/**
 * Takes the records away, and leaves word of it, so that an older copy does not bring them back.
 * @param {(id: string) => boolean} isMeant
 * @returns {Promise<(() => Promise<unknown>) | null>} brings them back; null when nothing was kept or it could not be written
 */
export async function reset(isMeant) {
  const before = (await loadAll()).filter(({ id }) => isMeant(id));
  const failure = await write(before.map(({ id }) => id), (_, current) => current && emptied(/** @type {LearnerRecord} */ (current), Math.max(Date.now(), current.at + 1)));
  if (failure || before.length === 0) return null;
  const kept = new Map(before.map(record => [record.id, record]));
  return () => write([...kept.keys()], id => kept.get(id));
}

/**
 * @param {LearnerRecord} record
 * @param {number} at
 * @returns {LearnerRecord | Gone}
 */
export function emptied(record, at) {
  const stamp = { id: record.id, v: /** @type {2} */ (version), at };
  if ("tries" in record) return { ...stamp, since: at, tries: [] };
  if ("runs" in record) return { ...stamp, since: at, runs: [] };
  if ("answers" in record) return { ...stamp, started: Math.max(at, record.started + 1), seed: 0, ids: [], mode: record.mode, answers: {}, flags: [], submitted: false, first: null };
  return { ...stamp, gone: true };
}
