// What is asked in a review, and in which order. No DOM here.

import { dayOf } from "./schedule.js";

/**
 * @import { Item } from "./schedule.js"
 * @typedef {Record<string, string[]>} Confusable lessons whose ideas learners take for those of another, by slug
 */

/**
 * What is due today: errors that one was sure of come first, then what has waited longest.
 * @param {readonly Item[]} items
 * @param {number} now
 * @param {Confusable} confusable
 * @returns {Item[]}
 */
export function queueOf(items, now, confusable) {
  const due = items.filter(item => isDue(item, now)).sort((a, b) => a.card.due.getTime() - b.card.due.getTime() || (a.id < b.id ? -1 : 1));
  return [true, false].flatMap(isFirst => mix(due.filter(item => isConfidentError(item) === isFirst), confusable));
}

/** @param {Item} item @param {number} now */
export function isDue({ card }, now) {
  return dayOf(card.due) <= dayOf(now);
}

/** @param {Item} item */
export function isConfidentError({ last }) {
  return last.sure === "sure" && last.credit < 1;
}

/**
 * Questions of one place stay together. Where ideas are easily confused, telling them apart is what has to be learnt, so the
 * places take turns.
 * @param {Item[]} items
 * @param {Confusable} confusable
 * @returns {Item[]}
 */
function mix(items, confusable) {
  /** @type {Map<string, Item[]>} */
  const byPlace = new Map();
  for (const item of items) byPlace.get(item.place)?.push(item) ?? byPlace.set(item.place, [item]);
  /** @type {Item[]} */
  const mixed = [];
  const waiting = new Set(byPlace.keys());
  for (const place of waiting) {
    const group = groupOf(place, waiting, confusable).map(other => byPlace.get(other) ?? []);
    for (let turn = 0; group.some(list => turn < list.length); turn++) mixed.push(...group.flatMap(list => list.slice(turn, turn + 1)));
  }
  return mixed;
}

/**
 * Takes a place out, with all that are confused with it or with each other.
 * @param {string} place
 * @param {Set<string>} waiting
 * @param {Confusable} confusable
 * @returns {string[]}
 */
function groupOf(place, waiting, confusable) {
  const group = [place];
  waiting.delete(place);
  for (const one of group) {
    for (const other of waiting) {
      if (!confusable[slugOf(one)]?.includes(slugOf(other))) continue;
      group.push(other);
      waiting.delete(other);
    }
  }
  return group;
}

/** @param {string} place */
function slugOf(place) {
  return place.startsWith("lesson:") ? place.slice("lesson:".length) : "";
}

/**
 * The rest of a session after an answer: what was recalled is done, and what was not comes again, as late as possible.
 * @template T
 * @param {readonly T[]} waiting the first one was asked
 * @param {boolean} isRecalled
 * @returns {T[]}
 */
export function afterAnswer([asked, ...rest], isRecalled) {
  return isRecalled ? rest : [...rest, asked];
}

/**
 * How many fall due on each of the next days, today first. Answers of today change it, and so do wrong ones to come.
 * @param {readonly Item[]} items
 * @param {number} now
 * @param {number} days
 * @returns {{ day: number, count: number }[]}
 */
export function forecast(items, now, days) {
  const start = new Date(dayOf(now));
  const list = Array.from({ length: days }, (_, index) => ({ day: new Date(start.getFullYear(), start.getMonth(), start.getDate() + index).getTime(), count: 0 }));
  for (const { card } of items) {
    const entry = list.find(({ day }) => day === Math.max(dayOf(card.due), list[0].day));
    if (entry) entry.count++;
  }
  return list;
}
