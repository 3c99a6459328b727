import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, mergeAttempts } from "../../theme/input/js/merge.js";
import { runs } from "./arbitraries.js";
import { checkLaws } from "./merge-laws.js";
import { kinds } from "./record-arbitraries.js";

/** @import { Attempt } from "../../theme/input/js/records.js" */

for (const kind of kinds) {
  test(`versions of a ${kind} merge the same in any order, in any grouping and however often`, () => checkLaws(kind, runs(500)));
}

/** @param {Partial<Attempt>} changes @returns {Attempt} */
const attempt = changes => ({ at: 1, seed: 7, ids: ["a", "b"], mode: "practice", answers: {}, flags: [], submitted: false, first: null, started: 1, ...changes });

test("of two tabs each answer counts in its newer version", () => {
  const mine = attempt({ at: 10, answers: { a: { answer: ["old"], at: 1 }, b: { answer: ["mine"], at: 9 } } });
  const theirs = attempt({ at: 8, answers: { a: { answer: ["new"], at: 8 }, b: { answer: ["theirs"], at: 2 } } });
  assert.deepEqual(mergeAttempts(mine, theirs).answers, { a: { answer: ["new"], at: 8 }, b: { answer: ["mine"], at: 9 } });
});

test("an answer that was taken back stays away", () => {
  const merged = mergeAttempts(attempt({ at: 1, answers: { a: { answer: ["x"], at: 1 } } }), attempt({ at: 2, answers: { a: { answer: null, at: 2 } } }));
  assert.equal(merged.answers.a.answer, null);
});

test("of two attempts the one that was started last goes on, also when the other was changed later", () => {
  assert.equal(mergeAttempts(attempt({ at: 9, started: 1, seed: 1 }), attempt({ at: 4, started: 2, seed: 2 })).seed, 2);
});

test("an exam that was submitted in one tab is submitted in both, until its wrong ones are practised", () => {
  const submitted = attempt({ at: 5, mode: "exam", submitted: true });
  assert.ok(mergeAttempts(submitted, attempt({ at: 6, mode: "exam" })).submitted);
  assert.equal(mergeAttempts(submitted, attempt({ at: 6 })).mode, "practice");
});

test("the score of the first round is never lost", () => {
  const first = { points: 1, total: 2 };
  assert.deepEqual(mergeAttempts(attempt({ at: 1, first }), attempt({ at: 2 })).first, first);
});

test("tries of two browsers are put together, and those before a reset stay away", () => {
  const tries = (/** @type {number} */ since, /** @type {number[]} */ ...times) => /** @type {any} */ ({ id: "tries:x", v: 2, at: Math.max(since, ...times), since, tries: times.map(at => ({ at, credit: 1, from: "check" })) });
  assert.deepEqual(/** @type {any} */ (merge(tries(0, 1, 4), tries(0, 2, 4))).tries.map((/** @type {any} */ { at }) => at), [1, 2, 4]);
  assert.deepEqual(/** @type {any} */ (merge(tries(0, 1, 4), tries(2, 3))).tries.map((/** @type {any} */ { at }) => at), [3, 4]);
});
