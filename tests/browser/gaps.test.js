import assert from "node:assert/strict";
import test from "node:test";
import { findGap } from "../../theme/input/js/gaps.js";

/** @type {import("../../theme/input/js/gaps.js").GapData} */
const data = {
  v: 1,
  roles: {
    tester: { title: "Tester", href: "", kind: "start", skills: { evaluation: 1, code: 2 } },
    goal: { title: "Goal", href: "", kind: "target", skills: { evaluation: 2, code: 2, gates: 3 } },
  },
  skills: {
    evaluation: { title: "Evaluation", href: "", lessons: ["splits", "metrics", "causes"] },
    code: { title: "Code", href: "", lessons: ["python"] },
    gates: { title: "Gates", href: "", lessons: ["gates"] },
  },
  lessons: {
    map: lesson(1, 15, [], []),
    python: lesson(1, 30, ["code"], ["map"]),
    splits: lesson(1, 20, ["evaluation"], ["map"]),
    metrics: lesson(2, 25, ["evaluation"], ["splits"]),
    causes: lesson(3, 40, ["evaluation"], ["metrics"]),
    gates: lesson(2, 10, ["gates"], ["python", "metrics"]),
  },
  projects: {},
};

test("a skill carries over, is adapted or is new", () => {
  assert.deepEqual(findGap(data, "tester", "goal").skills.map(({ skill, have, need, verdict }) => [skill, have, need, verdict]),
    [["evaluation", 1, 2, "adapt"], ["code", 2, 2, "carries"], ["gates", 0, 3, "new"]]);
});

test("lessons go from the level one has to the level one needs", () => {
  assert.deepEqual(findGap(data, "tester", "goal").skills.map(({ lessons }) => lessons), [["splits", "metrics"], [], ["gates"]]);
  assert.deepEqual(findGap(data, null, "goal").skills[0].lessons, ["splits", "metrics"]);
});

test("prerequisites come first, once, and those that lie behind one are left out", () => {
  assert.deepEqual(findGap(data, "tester", "goal"), { ...findGap(data, "tester", "goal"), lessons: ["map", "splits", "metrics", "gates"], minutes: 70 });
  assert.deepEqual(findGap(data, null, "goal").lessons, ["map", "splits", "metrics", "python", "gates"]);
});

test("what is known is left out, and what only leads there with it", () => {
  assert.deepEqual(findGap(data, null, "goal", slug => slug === "metrics").lessons, ["map", "splits", "python", "gates"]);
  assert.deepEqual(findGap(data, null, "goal", slug => ["metrics", "splits", "python"].includes(slug)).lessons, ["gates"]);
});

test("prerequisites in a circle end", () => {
  const circle = { ...data, lessons: { ...data.lessons, map: lesson(1, 15, [], ["gates"]) } };
  assert.equal(new Set(findGap(circle, null, "goal").lessons).size, 5);
});

/** @param {number} level @param {number} minutes @param {string[]} skills @param {string[]} after */
function lesson(level, minutes, skills, after) {
  return { title: "", href: "", level, minutes, skills, after, objectives: {} };
}
