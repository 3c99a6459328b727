import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { fitAttempt } from "../../theme/input/js/fit-attempt.js";
import { kindOf, nameOf, readRecord } from "../../theme/input/js/records.js";
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

const missing = undefined;
const answered = { answer: ["a"], at: 1 };
const points = { points: 1, total: 2 };
/** What a part must be: some that are taken, and some that are not. @type {Record<string, { good: unknown[], bad: unknown[] }>} */
const parts = {
  time: { good: [0, 1, Number.MAX_SAFE_INTEGER], bad: [-1, 1.5, 2 ** 53, Number.NaN, "1", true, null, missing] },
  share: { good: [0, 0.5, 1], bad: [-0.1, 1.1, Number.NaN, "1", true, null, missing] },
  number: { good: [-1, 0.5], bad: [Number.NaN, Number.POSITIVE_INFINITY, "1", true, null, missing] },
  whole: { good: [-1, 0], bad: [1.5, Number.NaN, "1", null, missing] },
  text: { good: ["", "x"], bad: [7, true, {}, ["x"], null, missing] },
  flag: { good: [true, false], bad: [0, 1, "true", null, missing] },
  group: { good: [{}], bad: [[], "x", 7, true, null, missing] },
  texts: { good: [[], ["x", ""]], bad: [[7], [null], [missing], ["x", 7], {}, "x", null, missing] },
  list: { good: [[]], bad: [[null], [missing], [{}], {}, "x", null, missing] },
  value: { good: ["", 0, -1.5, true, false], bad: [Number.NaN, {}, [], null, missing] },
  answer: { good: [null, "", [], {}], bad: [missing] },
  // Of a group with any names one may be missing.
  entry: { good: [-1, 0.5, missing], bad: [Number.NaN, Number.POSITIVE_INFINITY, "1", true, null] },
  given: { good: [answered, missing], bad: [{}, [], "x", null] },
  sum: { good: [points], bad: [{}, [], "x", null, missing] },
  score: { good: [points, null], bad: [{}, [], "x", missing] },
  version: { good: [2], bad: [1, 3, "2", null, missing] },
};

/** All that a record of each kind must have. @type {[string, any, Record<string, string>][]} */
const kinds = [
  ["question", { ...answered, credit: 1 }, { answer: "answer", credit: "share" }],
  ["before", { ...answered, credit: 1 }, { answer: "answer", credit: "share" }],
  ["tries", { since: 0, tries: [{ at: 0, credit: 1, from: "check" }] }, { since: "time", tries: "list", "tries.0.at": "time", "tries.0.credit": "share", "tries.0.from": "text" }],
  ["quiz", { started: 1, seed: 1, ids: ["a"], mode: "exam", answers: { a: answered }, flags: ["a"], submitted: true, first: points }, {
    started: "time", seed: "whole", ids: "texts", mode: "text", answers: "group", "answers.a": "given", "answers.a.answer": "answer", "answers.a.at": "time", flags: "texts", submitted: "flag", first: "score", "first.points": "number", "first.total": "number",
  }],
  ["history", { since: 0, runs: [{ at: 1, started: 1, seed: 1, mode: "exam", first: points, last: points }] }, {
    since: "time", runs: "list", "runs.0.at": "time", "runs.0.started": "time", "runs.0.seed": "whole", "runs.0.mode": "text", "runs.0.first": "sum", "runs.0.last": "sum", "runs.0.first.points": "number", "runs.0.last.total": "number",
  }],
  ["read", { read: true, by: "hand" }, { read: "flag", by: "text" }],
  ["place", { anchor: "h-a" }, { anchor: "text" }],
  ["note", { text: "x" }, { text: "text" }],
  ["ticks", { ticked: ["a"] }, { ticked: "texts" }],
  ["review", { card: { due: 1 } }, { card: "group", "card.due": "entry" }],
  ["plan", { plan: {} }, { plan: "group" }],
  ["setting", { value: "x" }, { value: "value" }],
];

for (const [kind, fields, shape] of kinds) {
  test(`a record of the kind ${kind} is read when all of its parts are what they must be`, () => {
    const whole = { id: `${kind}:x`, v: 2, at: 1, ...fields };
    assert.equal(readRecord(whole), whole);
    for (const [path, part] of Object.entries({ at: "time", v: "version", id: "id", ...shape })) {
      const { good, bad } = parts[part] ?? { good: [`${kind}:y`, `${kind}:`, kind], bad: [7, null, missing, [whole.id]] };
      for (const value of good) assert.notEqual(readRecord(changed(whole, path, value)), null, `${path}: ${JSON.stringify(value)}`);
      for (const value of bad) assert.equal(readRecord(changed(whole, path, value)), null, `${path}: ${JSON.stringify(value)}`);
    }
  });
}

/** @param {any} record @param {string} path @param {unknown} value */
function changed(record, path, value) {
  const copy = structuredClone(record);
  const [last, ...owners] = path.split(".").reverse();
  const owner = owners.reduceRight((part, name) => part[name], copy);
  if (value === missing) delete owner[last];
  else owner[last] = value;
  return copy;
}

test("what is no group is no record, whatever hangs on it", () => {
  const note = { id: "note:x", v: 2, at: 1, text: "x" };
  for (const raw of [null, undefined, true, 7, "x", [], Object.assign([], note), Object.assign(() => {}, note)]) assert.equal(readRecord(raw), null);
});

test("what is left of a record that was reset needs a stamp and nothing else, and says so with `true`", () => {
  const gone = { id: "note:x", v: 2, at: 1, gone: true };
  assert.equal(readRecord(gone), gone);
  for (const raw of [{ ...gone, gone: "true" }, { ...gone, gone: 1 }, { ...gone, at: -1 }, { ...gone, v: 3 }, { ...gone, id: 7 }]) assert.equal(readRecord(raw), null);
});

test("an id is a kind, and a name that may hold colons", () => {
  assert.deepEqual([kindOf("ticks:steps:a--b"), nameOf("ticks:steps:a--b")], ["ticks", "steps:a--b"]);
});

for (const kind of ["constructor", "__proto__", "toString", "unknown", ""]) {
  test(`there is no kind “${kind}”`, () => assert.equal(readRecord({ id: `${kind}:x`, v: 2, at: 1, text: "" }), null));
}

const attempt = { at: 1, seed: 7, ids: ["a", "b"], mode: /** @type {const} */ ("practice"), answers: {}, flags: [], submitted: false, first: null, started: 0 };

test("an attempt fits a quiz that still has its questions", () => assert.equal(fitAttempt(attempt, ["a", "b", "c"], 2), attempt));

for (const [name, ids] of /** @type {[string, string[]][]} */ ([["a question that is gone", ["a", "gone"]], ["another number of questions", ["a"]], ["a question twice", ["a", "a"]], ["a reset", []]])) {
  test(`an attempt with ${name} does not fit`, () => assert.equal(fitAttempt({ ...attempt, ids }, ["a", "b", "c"], 2), null));
}
