import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { adviseTracks } from "../../theme/input/js/placement.js";

const tracks = { basics: ["map", "splits", "metrics"], gates: ["pipelines", "gates"] };
const outcome = (/** @type {string} */ objective, /** @type {number} */ credit) => ({ objective, credit });

test("one begins with the first lesson of a track whose question was missed", () => {
  assert.deepEqual(adviseTracks([outcome("metrics#choose", 0), outcome("map#name", 1), outcome("splits#leak", 0.5), outcome("gates#stop", 1)], tracks), [
    { track: "basics", right: ["map"], missed: ["splits", "metrics"] },
    { track: "gates", right: ["gates"], missed: [] },
  ]);
});

test("a lesson with two questions is right when both are, and a track that nobody asked about is not there", () => {
  assert.deepEqual(adviseTracks([outcome("map#name", 1), outcome("map#sort", 0)], tracks), [{ track: "basics", right: [], missed: ["map"] }]);
  assert.deepEqual(adviseTracks([{ credit: 1 }, outcome("gone#x", 1)], tracks), []);
});

test("the order of the answers changes nothing", () => {
  const outcomes = ["map#a", "map#b", "splits#a", "metrics#a", "gates#a"].flatMap(objective => [0, 1].map(credit => outcome(objective, credit)));
  fc.assert(fc.property(fc.subarray(outcomes), fc.integer(), (some, seed) => {
    assert.deepEqual(adviseTracks(some.toSorted((a, b) => ((a.objective.length * seed) % 7) - ((b.objective.length * seed) % 5)), tracks), adviseTracks(some, tracks));
  }));
});
