import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { grade } from "./graders.js";

/** @type {{ name: string, key: import("../../theme/input/js/grading.js").Key, cases: [any, number, string][] }[]} */
const groups = JSON.parse(readFileSync(new URL("../grading-cases.json", import.meta.url), "utf8"));

for (const { name, key, cases } of groups) {
  for (const [answer, credit, message] of cases) {
    test(`${name}: ${JSON.stringify(answer)} earns ${credit}, ${message}`, () => {
      const found = grade(key, answer);
      assert.equal(found.message, message);
      assert.ok(Math.abs(found.credit - credit) < 0.0001, `the credit is ${found.credit}`);
    });
  }
}

test("the table covers every type with at least 250 cases", () => {
  assert.deepEqual(new Set(groups.map(({ key }) => key.type)), new Set(["single", "multi", "tf", "match", "order", "numeric", "text", "scenario", "self", "fit"]));
  assert.ok(groups.flatMap(({ cases }) => cases).length >= 250);
});
