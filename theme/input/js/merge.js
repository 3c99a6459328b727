// Two versions of what was kept become one: those of two tabs, or of this browser and an imported file. Whatever the order and
// however often, the outcome is the same. No DOM here.

import { kindOf } from "./records.js";

/** @import { Answered, Attempt, AttemptRecord, Gone, HistoryRecord, LearnerRecord, Run, TriesRecord } from "./records.js" */

/**
 * @template {LearnerRecord | Gone} T
 * @param {T} a
 * @param {T} b of the same id
 * @returns {T}
 */
export function merge(a, b) {
  /** @type {(a: any, b: any) => any} */
  const join = joins[/** @type {keyof joins} */ (kindOf(a.id))] ?? newer;
  return join(a, b);
}

const joins = { tries: mergeTries, quiz: mergeAttempts, history: mergeHistories };

/**
 * All tries of both, but those that either has reset.
 * @param {TriesRecord} a
 * @param {TriesRecord} b
 * @returns {TriesRecord}
 */
function mergeTries(a, b) {
  const since = Math.max(a.since, b.since);
  const all = new Map([...a.tries, ...b.tries].map(one => [textOf(one), one]));
  return { ...a, at: Math.max(a.at, b.at), since, tries: inOrder([...all.values()].filter(({ at }) => isAfter(at, since))) };
}

/**
 * @param {HistoryRecord} a
 * @param {HistoryRecord} b
 * @returns {HistoryRecord}
 */
function mergeHistories(a, b) {
  const since = Math.max(a.since, b.since);
  /** @type {Map<string, Run>} */
  const all = new Map();
  for (const run of [...a.runs, ...b.runs]) {
    const key = `${run.started} ${run.seed}`;
    const other = all.get(key);
    all.set(key, other ? { ...newer(run, other, ({ first, ...rest }) => rest), first: lesser(run.first, other.first) } : run);
  }
  return { ...a, at: Math.max(a.at, b.at), since, runs: inOrder([...all.values()].filter(({ started }) => isAfter(started, since))) };
}

/**
 * Of one attempt each answer counts in its newer version; of two, the one that was started last goes on.
 * @template {Attempt} T
 * @param {T} a
 * @param {T} b
 * @returns {T}
 */
export function mergeAttempts(a, b) {
  if (a.started !== b.started) return a.started > b.started ? a : b;
  if (a.seed !== b.seed || textOf(a.ids) !== textOf(b.ids)) return textOf([a.seed, a.ids]) > textOf([b.seed, b.ids]) ? a : b;
  const answers = { ...a.answers };
  for (const [id, answered] of Object.entries(b.answers)) answers[id] = Object.hasOwn(answers, id) ? newer(answers[id], answered) : answered;
  // An exam that was handed in stays so, until its wrong ones are practised.
  const { mode, submitted } = phaseOf(a) > phaseOf(b) ? a : b;
  const first = a.first && b.first ? lesser(a.first, b.first) : (a.first ?? b.first);
  return { ...newer(a, b, ({ flags, minutes }) => [flags, minutes]), answers, mode, submitted, first };
}

/** @param {Attempt} attempt */
function phaseOf({ mode, submitted }) {
  return (mode === "practice" ? 2 : 0) + (submitted ? 1 : 0);
}

/**
 * @template {{ at: number }} T
 * @param {T} a
 * @param {T} b
 * @param {(version: T) => unknown} [kept] what is not merged in a way of its own, and so decides between two of the same time
 * @returns {T}
 */
function newer(a, b, kept = version => version) {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return textOf(kept(a)) > textOf(kept(b)) ? a : b;
}

/** @template T @param {T} a @param {T} b @returns {T} */
function lesser(a, b) {
  return textOf(a) < textOf(b) ? a : b;
}

/** @template {{ at: number }} T @param {T[]} list */
function inOrder(list) {
  return list.sort((a, b) => a.at - b.at || (textOf(a) < textOf(b) ? -1 : 1));
}

/** Nothing was reset before a first reset, not even what has no time. @param {number} at @param {number} since */
function isAfter(at, since) {
  return since === 0 || at > since;
}

/**
 * JSON with sorted keys: the same for the same value.
 * @param {unknown} value
 * @returns {string}
 */
export function textOf(value) {
  return JSON.stringify(value, (_, part) => (typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
}
