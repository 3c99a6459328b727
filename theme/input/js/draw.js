import { shuffle } from "./shuffle.js";

// Draws the questions of an attempt from a pool. No DOM here.

/** @typedef {{ id: string, objective?: string, group?: string }} Drawable */

/**
 * Takes one question of each objective in turn, so that a draw covers them all before it repeats one. A group is taken whole
 * or left. Draws `count`, or as many below it as whole groups allow.
 * @template {Drawable} T
 * @param {readonly T[]} pool
 * @param {number} count
 * @param {number} seed
 * @param {boolean} isShuffled otherwise the drawn ones keep the order of the file
 * @returns {T[]}
 */
export function draw(pool, count, seed, isShuffled) {
  const taken = new Set();
  const drawn = [];
  let waiting = spread(shuffle(unitsOf(pool), seed));
  let open = reachable(waiting, count);
  while (open > 0) {
    // A unit is taken only when the rest can still fill what is left over.
    const index = waiting.findIndex(unit => reachable(waiting.filter(other => other !== unit), open - unit.length) === open - unit.length);
    const [unit] = waiting.splice(index, 1);
    drawn.push(unit);
    for (const question of unit) taken.add(question);
    open -= unit.length;
  }
  return isShuffled ? shuffle(drawn, seed + 1).flat() : pool.filter(question => taken.has(question));
}

/**
 * Questions of one group are one unit, in the order of the file.
 * @template {Drawable} T
 * @param {readonly T[]} pool
 * @returns {T[][]}
 */
function unitsOf(pool) {
  /** @type {Map<unknown, T[]>} */
  const units = new Map();
  for (const question of pool) {
    const name = question.group ?? question;
    units.set(name, [...(units.get(name) ?? []), question]);
  }
  return [...units.values()];
}

/**
 * First one unit of each objective, then the second of each, and so on.
 * @template {Drawable} T
 * @param {T[][]} units
 */
function spread(units) {
  /** @type {Map<string | undefined, number>} */
  const seen = new Map();
  const rounds = units.map(unit => {
    const round = seen.get(unit[0].objective) ?? 0;
    seen.set(unit[0].objective, round + 1);
    return { unit, round };
  });
  return rounds.sort((a, b) => a.round - b.round).map(({ unit }) => unit);
}

/**
 * The largest number of questions, up to `count`, that whole units add up to.
 * @param {unknown[][]} units
 * @param {number} count
 */
function reachable(units, count) {
  const sums = new Set([0]);
  for (const { length } of units) for (const sum of [...sums]) if (sum + length <= count) sums.add(sum + length);
  return Math.max(...sums);
}
