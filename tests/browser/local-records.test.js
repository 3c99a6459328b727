import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeAttempts, readAttempt, readQuestion } from "../../theme/input/js/local-records.js";

/** @import { Attempt } from "../../theme/input/js/local-records.js" */

/** @param {Partial<Attempt>} changes @returns {Attempt} */
const attempt = changes => ({ v: 1, at: 1, seed: 7, ids: ["a", "b"], mode: "practice", answers: {}, flags: [], submitted: false, first: null, started: 0, ...changes });

test("an attempt is read back as it was kept", () => {
  const kept = attempt({ answers: { a: { answer: ["x"], at: 5 } } });
  assert.deepEqual(readAttempt(JSON.parse(JSON.stringify(kept)), ["a", "b", "c"], 2), kept);
});

test("whatever stands in storage, reading it gives an attempt of this quiz or nothing", () => {
  fc.assert(fc.property(fc.anything(), raw => {
    const found = readAttempt(raw, ["a", "b"], 2);
    assert.ok(found === null || found.ids.length === 2);
    readQuestion(raw);
  }), { numRuns: 1000 });
});

for (const [name, changes] of /** @type {[string, any][]} */ ([
  ["an older version", { v: 0 }], ["a question that is gone", { ids: ["a", "gone"] }], ["another number of questions", { ids: ["a"] }], ["a question twice", { ids: ["a", "a"] }],
  ["no seed", { seed: null }], ["no time", { at: "now" }], ["answers that are none", { answers: { a: "x" } }], ["flags that are none", { flags: {} }],
])) {
  test(`${name} is no attempt`, () => assert.equal(readAttempt(attempt(changes), ["a", "b"], 2), null));
}

test("of two tabs each answer counts in its newer version", () => {
  const mine = attempt({ at: 10, answers: { a: { answer: ["old"], at: 1 }, b: { answer: ["mine"], at: 9 } } });
  const theirs = attempt({ at: 8, answers: { a: { answer: ["new"], at: 8 }, b: { answer: ["theirs"], at: 2 } } });
  for (const merged of [mergeAttempts(mine, theirs), mergeAttempts(theirs, mine)]) {
    assert.deepEqual(merged.answers, { a: { answer: ["new"], at: 8 }, b: { answer: ["mine"], at: 9 } });
  }
});

test("an answer that was taken back stays away", () => {
  const merged = mergeAttempts(attempt({ at: 1, answers: { a: { answer: ["x"], at: 1 } } }), attempt({ at: 2, answers: { a: { answer: null, at: 2 } } }));
  assert.equal(merged.answers.a.answer, null);
});

test("of two different attempts the one that changed last goes on", () => {
  assert.equal(mergeAttempts(attempt({ at: 3, seed: 1 }), attempt({ at: 2, seed: 2 })).seed, 1);
  assert.equal(mergeAttempts(attempt({ at: 3, seed: 1 }), attempt({ at: 4, seed: 2 })).seed, 2);
});

test("an exam that was submitted in one tab is submitted in both, until its wrong ones are practised", () => {
  const submitted = attempt({ at: 5, mode: "exam", submitted: true });
  assert.ok(mergeAttempts(submitted, attempt({ at: 6, mode: "exam" })).submitted);
  assert.ok(!mergeAttempts(submitted, attempt({ at: 6, mode: "practice" })).submitted);
});

test("the score of the first try is never replaced", () => {
  const first = { points: 1, total: 2 };
  assert.deepEqual(mergeAttempts(attempt({ at: 1, first }), attempt({ at: 2, first: { points: 2, total: 2 } })).first, first);
});
