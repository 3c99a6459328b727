import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evidenceOf, lessonStates, masteredLessons, objectivesOf } from "../../theme/input/js/mastery.js";

/** @import { Content } from "../../theme/input/js/mastery.js" */

/** @type {Content} */
const content = {
  lessons: { metrics: { title: "Metrics", href: "/lessons/metrics/", objectives: { choose: "Choose", count: "Count" } }, splits: { title: "Splits", href: "/lessons/splits/", objectives: {} } },
  quizzes: {},
  questions: {
    fraud: { in: "lesson:metrics", objective: "metrics#choose", stem: "?", version: "aa" },
    recall: { in: "lesson:metrics", objective: "metrics#count", stem: "?", version: "bb" },
    extra: { in: "quiz:basics", objective: "metrics#choose", stem: "?", version: "cc" },
  },
  prompts: {},
};
const day = 86_400_000;
/** @param {string} name @param {...[number, number]} tries day and credit @returns {any} */
const tries = (name, ...tries) => ({ id: `tries:${name}`, v: 2, at: 1, since: 0, tries: tries.map(([at, credit]) => ({ at: at * day, credit, from: "check" })) });
const verdict = (/** @type {any[]} */ ...records) => objectivesOf(content, evidenceOf(content, records))[0].verdict;

test("an objective is secure after right answers on three days, wherever they were given", () => {
  assert.equal(verdict(tries("fraud", [1, 1], [2, 1]), tries("extra", [3, 1])), "secure");
  assert.equal(verdict(tries("fraud", [1, 1], [2, 1]), tries("extra", [2, 1])), "growing");
  assert.equal(verdict(tries("fraud", [1, 1], [2, 1], [3, 1], [4, 0])), "growing");
});

test("few answers are no verdict, and mostly wrong ones need work", () => {
  assert.equal(verdict(tries("fraud", [1, 0])), "early");
  assert.equal(verdict(tries("fraud", [1, 0], [2, 0], [3, 1])), "weak");
});

test("the weakest objective comes first", () => {
  const found = objectivesOf(content, evidenceOf(content, [tries("fraud", [1, 1]), tries("recall", [1, 0])]));
  assert.deepEqual(found.map(({ id, right }) => [id, right]), [["metrics#count", 0], ["metrics#choose", 1]]);
});

test("answers to a question of another meaning, and to one that is gone, are no evidence", () => {
  const old = tries("fraud", [1, 1]);
  old.tries[0].version = "old";
  assert.deepEqual(evidenceOf(content, [old, tries("gone", [1, 1]), tries("constructor", [1, 1])]), []);
});

for (const [name, records, ticks, state] of /** @type {[string, any[], boolean, string][]} */ ([
  ["untouched", [], false, "none"],
  ["read only", [], true, "part"],
  ["all right and read", [tries("fraud", [1, 0], [2, 1]), tries("recall", [1, 1])], true, "pass"],
  ["all right, not read to its end", [tries("fraud", [1, 1]), tries("recall", [1, 1])], false, "part"],
  ["half answered", [tries("fraud", [1, 1])], true, "part"],
  ["all wrong", [tries("fraud", [1, 0])], false, "fail"],
])) {
  test(`a lesson ${name} is ${state}`, () => {
    const read = /** @type {any[]} */ (ticks ? [{ id: "read:metrics", read: true }] : []);
    assert.equal(lessonStates(content, evidenceOf(content, records), read).get("metrics"), state);
  });
}

test("a lesson without questions is passed when it was read", () => {
  assert.equal(lessonStates(content, [], /** @type {any[]} */ ([{ id: "read:splits", read: true }])).get("splits"), "pass");
});

test("nobody plans a lesson that is passed, or secure in every objective that is asked for", () => {
  const mastered = (/** @type {any[]} */ records, /** @type {any[]} */ read) => {
    const evidence = evidenceOf(content, records);
    return [...masteredLessons(content, evidence, lessonStates(content, evidence, read))];
  };
  const secure = tries("fraud", [1, 1], [2, 1], [3, 1]);
  assert.deepEqual(mastered([], []), []);
  assert.deepEqual(mastered([secure], []), []);
  assert.deepEqual(mastered([secure, tries("recall", [1, 1], [2, 1], [3, 1])], []), [["metrics", "secure"]]);
  assert.deepEqual(mastered([tries("fraud", [1, 1]), tries("recall", [1, 1])], [{ id: "read:metrics", read: true }]), [["metrics", "passed"]]);
  // Without any question, only reading says something.
  assert.deepEqual(mastered([], [{ id: "read:splits", read: true }]), [["splits", "passed"]]);
});

test("1,000 answered questions are judged at once", () => {
  const questions = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`q${index}`, { in: "lesson:metrics", objective: "metrics#choose", stem: "?", version: "aa" }]));
  const records = Object.keys(questions).map(name => tries(name, [1, 1], [2, 0], [3, 1]));
  const evidence = evidenceOf({ ...content, questions }, records);
  assert.equal(evidence.length, 3000);
  assert.equal(objectivesOf({ ...content, questions }, evidence)[0].right, 2000);
  fc.assert(fc.property(fc.shuffledSubarray(records, { minLength: 1000 }), shuffled => assert.equal(evidenceOf({ ...content, questions }, shuffled).length, 3000)), { numRuns: 3 });
});
