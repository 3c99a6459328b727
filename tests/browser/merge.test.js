import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, mergeAttempts, textOf } from "../../theme/input/js/merge.js";
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

// Which of two that have the same time goes on is arbitrary, but it must be the same one in every tab and every release: two tabs may run different ones.
/** @param {any} a @param {any} b @returns {any[]} what comes of both orders */
const bothWays = (a, b) => [merge(structuredClone(a), structuredClone(b)), merge(structuredClone(b), structuredClone(a))];

/** @param {Attempt} a @param {Attempt} b */
const attemptsBothWays = (a, b) => [mergeAttempts(structuredClone(a), structuredClone(b)), mergeAttempts(structuredClone(b), structuredClone(a))];

test("of two versions the newer one goes on, and at the same time the one whose text sorts later", () => {
  const note = (/** @type {number} */ at, /** @type {string} */ text) => ({ id: "note:x", v: 2, at, text });
  for (const merged of bothWays(note(2, "a"), note(1, "b"))) assert.equal(merged.text, "a");
  for (const merged of bothWays(note(1, "a"), note(1, "b"))) assert.equal(merged.text, "b");
});

test("of two attempts of the same start the one whose seed and questions sort later goes on, and nothing of the other", () => {
  const answers = { a: { answer: ["x"], at: 9 } };
  for (const merged of attemptsBothWays(attempt({ seed: 8 }), attempt({ seed: 7, answers, at: 9 }))) assert.deepEqual(merged, attempt({ seed: 8 }));
  for (const merged of attemptsBothWays(attempt({ ids: ["a", "c"] }), attempt({ ids: ["a", "b"], answers, at: 9 }))) assert.deepEqual(merged, attempt({ ids: ["a", "c"] }));
  for (const merged of attemptsBothWays(attempt({ seed: 7, ids: ["b"] }), attempt({ seed: 8, ids: ["a"] }))) assert.equal(merged.seed, 8);
});

test("flags and minutes are those of the newer version, and at the same time those whose text sorts later, whatever the answers are", () => {
  for (const merged of attemptsBothWays(attempt({ at: 2, flags: ["a"] }), attempt({ at: 1, flags: ["b"] }))) assert.deepEqual(merged.flags, ["a"]);
  const answers = { z: { answer: ["z"], at: 1 } };
  for (const merged of attemptsBothWays(attempt({ flags: ["a"], answers }), attempt({ flags: ["b"] }))) assert.deepEqual([merged.flags, merged.answers], [["b"], answers]);
});

test("the later phase counts: an exam, an exam that was handed in, practice, practice that was ended", () => {
  const phases = [{ mode: "exam", submitted: false }, { mode: "exam", submitted: true }, { mode: "practice", submitted: false }, { mode: "practice", submitted: true }];
  for (let early = 0; early < phases.length; early++)
    for (let late = early + 1; late < phases.length; late++)
      for (const { mode, submitted } of attemptsBothWays(attempt(/** @type {any} */ ({ ...phases[early], at: 9 })), attempt(/** @type {any} */ (phases[late])))) assert.deepEqual({ mode, submitted }, phases[late]);
});

test("of two first rounds the one whose text sorts first stays, and one is enough", () => {
  const [poor, good] = [{ points: 1, total: 2 }, { points: 2, total: 2 }];
  for (const merged of attemptsBothWays(attempt({ at: 2, first: good }), attempt({ at: 1, first: poor }))) assert.deepEqual(merged.first, poor);
  for (const merged of attemptsBothWays(attempt({ at: 2, first: null }), attempt({ at: 1, first: good }))) assert.deepEqual(merged.first, good);
});

test("tries stand in the order of their times, and at the same time in the order of their texts, each once", () => {
  const one = (/** @type {number} */ at, /** @type {number} */ credit) => ({ at, credit, from: "check" });
  const tries = (/** @type {any[]} */ ...list) => ({ id: "tries:x", v: 2, at: 3, since: 0, tries: list });
  for (const merged of bothWays(tries(one(3, 0), one(1, 1)), tries(one(1, 0), one(1, 1), one(2, 1)))) assert.deepEqual(merged.tries, [one(1, 0), one(1, 1), one(2, 1), one(3, 0)]);
});

test("what was put together is as new as the newer of both", () => {
  const tries = (/** @type {number} */ at) => ({ id: "tries:x", v: 2, at, since: 0, tries: [] });
  const history = (/** @type {number} */ at) => ({ id: "history:x", v: 2, at, since: 0, runs: [] });
  for (const merged of [...bothWays(tries(3), tries(8)), ...bothWays(history(3), history(8))]) assert.equal(merged.at, 8);
});

test("a reset takes away what is as old as itself, and before a first reset even what has no time stays", () => {
  const tries = (/** @type {number} */ since, /** @type {number[]} */ ...times) => ({ id: "tries:x", v: 2, at: 9, since, tries: times.map(at => ({ at, credit: 1, from: "check" })) });
  for (const merged of bothWays(tries(4, 5), tries(0, 3, 4))) assert.deepEqual([merged.since, merged.tries.map((/** @type {any} */ { at }) => at)], [4, [5]]);
  for (const merged of bothWays(tries(0, 0), tries(0, -1))) assert.deepEqual(merged.tries.map((/** @type {any} */ { at }) => at), [-1, 0]);
});

test("rounds of a history are put together, and of one round the newer version counts with the first score that sorts first", () => {
  const round = (/** @type {object} */ changes) => ({ at: 1, started: 1, seed: 1, score: 1, first: { points: 1, total: 2 }, ...changes });
  const history = (/** @type {number} */ since, /** @type {any[]} */ ...list) => ({ id: "history:x", v: 2, at: 9, since, runs: list });
  const good = { points: 2, total: 2 };
  for (const merged of bothWays(history(0, round({ at: 2, score: 3, first: good })), history(0, round({}), round({ started: 5, seed: 2, at: 6 }))))
    assert.deepEqual(merged.runs, [round({ at: 2, score: 3 }), round({ started: 5, seed: 2, at: 6 })]);
  // The first score is no reason to prefer a version of the same time.
  for (const merged of bothWays(history(0, round({ score: 1, first: good })), history(0, round({ score: 2 })))) assert.deepEqual(merged.runs, [round({ score: 2 })]);
  for (const merged of bothWays(history(1, round({ started: 2, at: 9 })), history(0, round({ started: 1, at: 9 })))) assert.deepEqual([merged.since, merged.runs], [1, [round({ started: 2, at: 9 })]]);
  for (const merged of bothWays(history(0, round({ seed: 1 })), history(0, round({ seed: 2 })))) assert.equal(merged.runs.length, 2);
});

test("the text of a value is the same whatever the order of its keys, and keeps the order of lists", () => {
  assert.equal(textOf({ b: { d: null, c: [2, 1] }, a: "x" }), '{"a":"x","b":{"c":[2,1],"d":null}}');
  assert.equal(textOf([{ b: 1, a: 2, c: 3 }, null, 4]), '[{"a":2,"b":1,"c":3},null,4]');
});
