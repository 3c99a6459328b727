import assert from "node:assert/strict";
import { test } from "node:test";
import { compareAnswers } from "./credit-table.js";

const answers = Number(process.env.ANSWERS) || 20_000;

test(`${answers} random answers earn what a second table says, and so do their quizzes`, () => {
  const { differences, seen } = compareAnswers(answers);
  assert.deepEqual(differences.slice(0, 5), []);
  for (const [type, [none, some, all]] of Object.entries(seen)) {
    const isPartial = !["single", "numeric", "fit"].includes(type);
    assert.ok(none > 0 && (all > 0 || type === "fit") && (some > 0 || !isPartial), `${type}: ${none} earned nothing, ${some} a part, ${all} all`);
  }
});
