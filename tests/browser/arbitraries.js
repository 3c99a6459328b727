import fc from "fast-check";

// Keys of every type, each with answers that fit it: what the properties look through.

/** @import { Key } from "../../theme/input/js/grading.js" */

const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 6 });
const someIds = fc.uniqueArray(id, { maxLength: 6 });
const word = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter(text => text.trim() !== "");
const range = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 50 })).map(([min, width]) => ({ min: min / 10, max: (min + width) / 10 }));
const blank = fc.oneof(fc.record({ accept: fc.array(word, { minLength: 1, maxLength: 3 }), case: fc.boolean() }), range);
const permutation = fc.constantFrom(4, 5, 6).chain(count => fc.shuffledSubarray(["a", "b", "c", "d", "e", "f"].slice(0, count), { minLength: count }));

/**
 * @template K, A
 * @param {fc.Arbitrary<K>} key
 * @param {(key: any) => fc.Arbitrary<A>} answerTo
 */
const pair = (key, answerTo) => key.chain(made => answerTo(made).map(answer => /** @type {{ key: Key, answer: any }} */ (/** @type {unknown} */ ({ key: made, answer }))));
const of = (/** @type {string} */ type, /** @type {Record<string, fc.Arbitrary<unknown>>} */ shape) => fc.record({ type: fc.constant(type), strict: fc.boolean(), ...shape });

export const questions = {
  single: pair(of("single", { right: id.map(right => [right]) }), () => fc.uniqueArray(id, { maxLength: 1 })),
  multi: pair(of("multi", { right: ids }), () => someIds),
  tf: pair(of("tf", { verdict: fc.boolean(), right: ids }), () => fc.record({ verdict: fc.constantFrom("true", "false", ""), reasons: someIds })),
  match: pair(of("match", { pairs: fc.dictionary(id, id, { minKeys: 1 }) }), () => fc.dictionary(id, fc.oneof(id, fc.constant("")))),
  order: pair(of("order", { order: permutation }), ({ order }) => fc.shuffledSubarray(order, { minLength: order.length })),
  numeric: pair(range.map(found => ({ type: "numeric", ...found })), () => fc.oneof(fc.double({ min: -200, max: 200, noNaN: true }).map(String), fc.string())),
  text: pair(of("text", { blanks: fc.array(blank, { minLength: 1, maxLength: 4 }) }), ({ blanks }) => fc.array(fc.string(), { minLength: blanks.length, maxLength: blanks.length })),
  scenario: pair(of("scenario", { weights: fc.dictionary(id, fc.integer({ min: 0, max: 99 })).map(weights => ({ ...weights, a: 100 })) }), () => fc.uniqueArray(id, { maxLength: 1 })),
  self: pair(of("self", { rubric: ids }), () => fc.record({ text: fc.string(), points: someIds })),
  fit: pair(fc.constant({ type: "fit", fits: { a: { tester: 1 } } }), () => someIds),
};

export const question = fc.oneof(...Object.values(questions));

/**
 * Whether an answer says what the key says, judged without the graders; null where only they can tell.
 * @param {any} key
 * @param {any} answer
 */
export function agrees(key, answer) {
  const isSame = (/** @type {string[]} */ a, /** @type {string[]} */ b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
  switch (key.type) {
    case "single":
    case "multi": return isSame(key.right, answer);
    case "tf": return answer.verdict === String(key.verdict) && isSame(key.right, answer.reasons);
    case "match": return Object.keys(key.pairs).every(left => answer[left] === key.pairs[left]);
    case "order": return JSON.stringify(key.order) === JSON.stringify(answer);
    case "scenario": return key.weights[answer[0]] === 100;
    case "self": return key.rubric.every((/** @type {string} */ point) => answer.points.includes(point));
    case "fit": return false;
    default: return null;
  }
}

/** How often a rule is tried: as said, or as often as `PROPERTY_RUNS` says. @param {number} usual */
export const runs = usual => ({ numRuns: Number(process.env.PROPERTY_RUNS) || usual });
