import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { questions } from "./arbitraries.js";
import { grade } from "./graders.js";
import { pointsOf, withHints } from "../../theme/input/js/points.js";
import { byObjective, calibrate, isPassed, percentOf, rankRoles, reviewOrder, scoreOf } from "../../theme/input/js/scoring.js";

const outcome = fc.record({
  id: fc.string(), credit: fc.constantFrom(0, 0.25, 0.5, 1), isAnswered: fc.boolean(), points: fc.constantFrom(1, 2, 5), hints: fc.nat({ max: 9 }),
  objective: fc.constantFrom("x", "y", undefined), sure: fc.constantFrom(...(/** @type {const} */ (["sure", "fairly", "guess", undefined]))),
});
const outcomes = fc.array(outcome, { maxLength: 20 });

test("each hint takes a tenth, and never more than half", () => {
  assert.deepEqual([0, 1, 3, 5, 9].map(hints => withHints(1, hints)), [1, 0.9, 0.7, 0.5, 0.5]);
  assert.equal(withHints(0.5, 2), 0.4);
  assert.equal(withHints(0, 2), 0);
});

test("a wrong answer loses points only where that is declared, and an open one never does", () => {
  assert.equal(pointsOf({ id: "q", credit: 0 }), 0);
  assert.equal(pointsOf({ id: "q", credit: 0 }, 25), -0.25);
  assert.equal(pointsOf({ id: "q", credit: 0, points: 2 }, 25), -0.5);
  assert.equal(pointsOf({ id: "q", credit: 0.5 }, 25), 0.5);
  assert.equal(pointsOf({ id: "q", credit: 0, isAnswered: false }, 25), 0);
});

test("a score is never below 0 and never above its total", () => {
  fc.assert(fc.property(outcomes, fc.constantFrom(0, 25, 100), (list, negative) => {
    const { points, total } = scoreOf(list, negative);
    assert.ok(points >= 0 && points <= total + 1e-9);
  }));
  assert.deepEqual(scoreOf([{ id: "a", credit: 0 }, { id: "b", credit: 0 }], 100), { points: 0, total: 2 });
});

test("the worth of a question weighs in the score", () => {
  assert.deepEqual(scoreOf([{ id: "a", credit: 1, points: 3 }, { id: "b", credit: 0.5 }]), { points: 3.5, total: 4 });
});

test("more credit never lowers a score", () => {
  fc.assert(fc.property(outcomes, outcome, fc.constantFrom(0, 25), (list, better, negative) => {
    assert.ok(scoreOf([...list, { ...better, credit: 1 }], negative).points >= scoreOf([...list, better], negative).points);
  }));
});

test("per cent are rounded down, but not by a lost bit", () => {
  assert.equal(percentOf({ points: 6.99, total: 10 }), 69);
  assert.equal(percentOf({ points: 0.1 + 0.2 + 0.4, total: 1 }), 70);
  assert.equal(percentOf({ points: 0.29, total: 1 }), 29);
  assert.equal(percentOf({ points: 2, total: 3 }), 66);
  assert.equal(percentOf({ points: 0, total: 0 }), 0);
});

test("the pass mark itself is enough", () => {
  assert.ok(isPassed({ points: 7, total: 10 }, 70));
  assert.ok(!isPassed({ points: 6.9, total: 10 }, 70));
  assert.ok(!isPassed({ points: 0, total: 0 }, 70));
});

test("objectives come weakest first, each with its own points", () => {
  const rows = byObjective([{ id: "a", credit: 1, objective: "x" }, { id: "b", credit: 0, objective: "y" }, { id: "c", credit: 1, objective: "y", points: 2 }, { id: "d", credit: 1 }]);
  assert.deepEqual(rows, [{ objective: "y", points: 2, total: 3 }, { objective: "x", points: 1, total: 1 }]);
});

test("the weakest objective is the one of the smallest share, however much it is worth", () => {
  const rows = byObjective([{ id: "a", credit: 0.5, points: 2, objective: "x" }, { id: "b", credit: 0.4, points: 5, objective: "y" }, { id: "c", credit: 0.3, objective: "z" }]);
  assert.deepEqual(rows.map(({ objective }) => objective), ["z", "y", "x"]);
  assert.deepEqual(byObjective([{ id: "a", credit: 0.2, points: 10, objective: "x" }, { id: "b", credit: 0.9, objective: "y" }]).map(({ objective }) => objective), ["x", "y"]);
});

test("calibration counts answers by confidence", () => {
  const rows = calibrate([{ id: "a", credit: 1, sure: "sure" }, { id: "b", credit: 0, sure: "sure" }, { id: "c", credit: 0.5, sure: "guess" }, { id: "d", credit: 1 }]);
  assert.deepEqual(rows, [{ sure: "sure", count: 2, share: 0.5 }, { sure: "fairly", count: 0, share: 0 }, { sure: "guess", count: 1, share: 0.5 }]);
});

test("errors that one was sure of are reviewed first", () => {
  const order = reviewOrder([
    { id: "open", credit: 0 }, { id: "guess", credit: 0, sure: "guess" }, { id: "right", credit: 1, sure: "sure" }, { id: "half", credit: 0.5, sure: "sure" }, { id: "sure", credit: 0, sure: "sure" }, { id: "fairly", credit: 0, sure: "fairly" },
  ]);
  assert.deepEqual(order.map(({ id }) => id), ["sure", "half", "fairly", "guess", "open"]);
});

test("roles are ranked by what was chosen", () => {
  const fits = { a: { tester: 2, engineer: 1 }, b: { engineer: 2 } };
  assert.deepEqual(rankRoles([{ fits, chosen: ["a"] }, { fits, chosen: ["b"] }, { fits, chosen: [] }]), [{ role: "engineer", sum: 3 }, { role: "tester", sum: 2 }]);
  assert.deepEqual(rankRoles([{ fits, chosen: ["gone"] }]), []);
  const equal = { a: { tester: 1, engineer: 1, analyst: 2 } };
  assert.deepEqual(rankRoles([{ fits: equal, chosen: ["a"] }]).map(({ role }) => role), ["analyst", "engineer", "tester"]);
});

test("a quiz of 100 questions of all types is scored, and how long that takes is printed", () => {
  const asked = Object.values(questions).flatMap((pairs, type) => fc.sample(/** @type {fc.Arbitrary<{ key: any, answer: any }>} */ (pairs), { numRuns: 10, seed: type + 1 }));
  assert.equal(asked.length, 100);
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now();
    const outcomes = asked.map(({ key, answer }, index) => ({ id: String(index), credit: grade(key, answer).credit, objective: String(index % 7), sure: /** @type {const} */ ("fairly") }));
    assert.ok(percentOf(scoreOf(outcomes, 25)) >= 0 && byObjective(outcomes).length === 7 && calibrate(outcomes).length === 3 && reviewOrder(outcomes).length > 0);
    return performance.now() - start;
  });
  // The median: one run of many may wait for the machine.
  const median = times.sort((a, b) => a - b)[10];
  console.log(`# 100 questions scored in ${median.toFixed(2)} ms, at first in ${times.at(-1)?.toFixed(2)} ms at most`);
});
