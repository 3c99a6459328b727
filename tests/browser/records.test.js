import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { fitAttempt } from "../../theme/input/js/fit-attempt.js";
import { readRecord } from "../../theme/input/js/records.js";
import { runs } from "./arbitraries.js";
import { mutate } from "./mutate.js";
import { record } from "./record-arbitraries.js";

test("a record is read back as it was kept", () => {
  fc.assert(fc.property(record, kept => assert.deepEqual(readRecord(JSON.parse(JSON.stringify(kept))), JSON.parse(JSON.stringify(kept)))), runs(1000));
});

test("whatever stands in storage, reading it gives a record or nothing", () => {
  fc.assert(fc.property(fc.anything(), raw => assert.equal(readRecord(raw), null)), runs(1000));
  const stamped = fc.tuple(record, fc.anything(), fc.nat()).map(([kept, value, index]) => ({ ...kept, [Object.keys(kept)[index % Object.keys(kept).length]]: value }));
  fc.assert(fc.property(stamped, raw => assert.ok([null, raw].includes(/** @type {any} */ (readRecord(raw))))), runs(5000));
});

test("a record with one thing changed is read only when all that it must have is as the schema says", () => {
  const isRecord = new Ajv2020.default({ validateFormats: false }).compile(required(JSON.parse(readFileSync(new URL("../../docs/learner-data.schema.json", import.meta.url), "utf8"))));
  const counts = { read: 0, broken: 0 };
  fc.assert(fc.property(record, fc.nat(), (kept, seed) => {
    const [changed] = mutate([kept], seed);
    if (readRecord(changed) === null) counts.broken++;
    else {
      counts.read++;
      assert.ok(isRecord({ format: "learningsite-progress", version: 2, exported: "", records: [JSON.parse(JSON.stringify(changed))] }), JSON.stringify(changed));
    }
  }), runs(3000));
  assert.ok(counts.read > 0 && counts.broken > 0);
});

/**
 * What may be left out is not looked at when a record is read, nor is which of its words a text is.
 * @param {any} schema
 * @returns {any}
 */
function required(schema) {
  if (Array.isArray(schema)) return schema.map(required);
  if (typeof schema !== "object" || schema === null) return schema;
  const { properties, required: names, enum: words, ...rest } = schema;
  const kept = properties && Object.fromEntries(Object.entries(properties).filter(([name]) => name !== "plan" && (!names || names.includes(name) || name === "id" || name === "gone")));
  return { ...Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, required(part)])), ...(words && { type: "string" }), ...(kept && { properties: Object.fromEntries(Object.entries(kept).map(([name, part]) => [name, required(part)])) }), ...(names && { required: names }) };
}

for (const kind of ["constructor", "__proto__", "toString", "unknown", ""]) {
  test(`there is no kind “${kind}”`, () => assert.equal(readRecord({ id: `${kind}:x`, v: 2, at: 1, text: "" }), null));
}

const attempt = { at: 1, seed: 7, ids: ["a", "b"], mode: /** @type {const} */ ("practice"), answers: {}, flags: [], submitted: false, first: null, started: 0 };

test("an attempt fits a quiz that still has its questions", () => assert.equal(fitAttempt(attempt, ["a", "b", "c"], 2), attempt));

for (const [name, ids] of /** @type {[string, string[]][]} */ ([["a question that is gone", ["a", "gone"]], ["another number of questions", ["a"]], ["a question twice", ["a", "a"]], ["a reset", []]])) {
  test(`an attempt with ${name} does not fit`, () => assert.equal(fitAttempt({ ...attempt, ids }, ["a", "b", "c"], 2), null));
}
