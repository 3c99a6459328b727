import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitAttempt, readRecord } from "../../theme/input/js/records.js";
import { runs } from "./arbitraries.js";
import { record } from "./record-arbitraries.js";

test("a record is read back as it was kept", () => {
  fc.assert(fc.property(record, kept => assert.deepEqual(readRecord(JSON.parse(JSON.stringify(kept))), JSON.parse(JSON.stringify(kept)))), runs(1000));
});

test("whatever stands in storage, reading it gives a record or nothing", () => {
  fc.assert(fc.property(fc.anything(), raw => assert.equal(readRecord(raw), null)), runs(1000));
  const stamped = fc.tuple(record, fc.anything(), fc.nat()).map(([kept, value, index]) => ({ ...kept, [Object.keys(kept)[index % Object.keys(kept).length]]: value }));
  fc.assert(fc.property(stamped, raw => assert.ok([null, raw].includes(/** @type {any} */ (readRecord(raw))))), runs(5000));
});

for (const kind of ["constructor", "__proto__", "toString", "unknown", ""]) {
  test(`there is no kind “${kind}”`, () => assert.equal(readRecord({ id: `${kind}:x`, v: 2, at: 1, text: "" }), null));
}

const attempt = { at: 1, seed: 7, ids: ["a", "b"], mode: /** @type {const} */ ("practice"), answers: {}, flags: [], submitted: false, first: null, started: 0 };

test("an attempt fits a quiz that still has its questions", () => assert.equal(fitAttempt(attempt, ["a", "b", "c"], 2), attempt));

for (const [name, ids] of /** @type {[string, string[]][]} */ ([["a question that is gone", ["a", "gone"]], ["another number of questions", ["a"]], ["a question twice", ["a", "a"]], ["a reset", []]])) {
  test(`an attempt with ${name} does not fit`, () => assert.equal(fitAttempt({ ...attempt, ids }, ["a", "b", "c"], 2), null));
}
