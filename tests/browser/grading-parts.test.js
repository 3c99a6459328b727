import assert from "node:assert/strict";
import { test } from "node:test";
import { isScored } from "../../theme/input/js/grading.js";
import { grade } from "./graders.js";

// What a page marks: each part with its state, and nothing else.

/** @import { Key } from "../../theme/input/js/grading.js" */

/** @param {string} states `a right, b missed` @returns {Record<string, { state: string, note?: string }>} */
const parts = states => Object.fromEntries(states.split(", ").filter(Boolean).map(one => {
  const [id, state, note] = one.split(" ");
  return [id, { state, ...(note && { note }) }];
}));

/** @type {Key} */
const several = { type: "multi", right: ["a", "c"] };
/** @type {Key} */
const verdict = { type: "tf", verdict: false, right: ["r2"] };
/** @type {Key} */
const pairs = { type: "match", pairs: { l1: "r1", l2: "r2", l3: "r3" } };
/** @type {Key} */
const order = { type: "order", order: ["a", "b", "c"] };
/** @type {Key} */
const actions = { type: "scenario", weights: { a: 100, b: 40, c: 0 } };
/** @type {Key} */
const blanks = { type: "text", blanks: [{ accept: ["precision"] }, { min: 2, max: 3 }] };
/** @type {Key} */
const exact = { type: "text", blanks: [{ accept: ["ROC"], case: true }] };

for (const [key, answer, states] of /** @type {[any, any, string][]} */ ([
  [several, [], "a missed, c missed"],
  [several, ["a", "b"], "a right, b wrong, c missed"],
  [verdict, { verdict: "false", reasons: ["r2"] }, "false right, r2 right"],
  [verdict, { verdict: "false", reasons: ["r1"] }, "false right, r1 wrong, r2 missed"],
  [verdict, { verdict: "true", reasons: ["r2"] }, "true wrong, r2 right"],
  [verdict, { verdict: "", reasons: ["r1"] }, "r1 wrong, r2 missed"],
  [pairs, {}, "l1 missed, l2 missed, l3 missed"],
  [pairs, { l1: "r1", l2: "r1", l3: "" }, "l1 right, l2 wrong, l3 missed"],
  [order, ["b", "a", "c"], "a wrong, b wrong, c right"],
  [order, ["a", "b", "c"], "a right, b right, c right"],
  [order, ["a", "b"], ""],
  [order, ["a", "b", "c", "d"], ""],
  [order, ["a", "a", "b"], ""],
  [actions, [], "a missed"],
  [actions, ["a"], "a right"],
  [actions, ["b"], "a missed, b partly"],
  [actions, ["c"], "a missed, c wrong"],
  [actions, ["gone"], "a missed, gone wrong"],
  [{ type: "numeric", min: 2, max: 3 }, "2.5", "n right"],
  [{ type: "numeric", min: 2, max: 3 }, "4", "n wrong"],
  [{ type: "numeric", min: 2, max: 3 }, "many", ""],
  [{ type: "numeric", min: 2, max: 3 }, " ", ""],
  [blanks, ["precision", "2.5"], "0 right, 1 right"],
  [blanks, ["recall", "-2.5"], "0 wrong, 1 wrong sign"],
  [blanks, ["precisoin", ""], "0 wrong spelling, 1 missed"],
  [blanks, ["", ""], "0 missed, 1 missed"],
  [blanks, [], "0 missed, 1 missed"],
  [exact, ["roc"], "0 wrong case"],
  [exact, ["ROC"], "0 right"],
  [{ type: "self", rubric: ["p1", "p2"] }, { text: "", points: ["p1"] }, ""],
  [{ type: "fit", fits: {} }, ["a"], ""],
  [{ type: "fit", fits: {} }, [], ""],
])) {
  test(`${key.type}: ${JSON.stringify(answer)} marks ${states || "nothing"}`, () => assert.deepEqual(grade(key, answer).parts, parts(states)));
}

test("only what suits a learner is not scored", () => {
  assert.deepEqual([several, verdict, pairs, order, actions, blanks].map(isScored), Array(6).fill(true));
  assert.equal(isScored({ type: "fit", fits: {} }), false);
});
