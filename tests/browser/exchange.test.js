import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { compare, fromFile, fromFragment, mostBytes, Refused, toFile, toFragment } from "../../theme/input/js/exchange.js";
import { merge, textOf } from "../../theme/input/js/merge.js";
import { runs } from "./arbitraries.js";
import { state } from "./record-arbitraries.js";

const now = 1000;
const sorted = (/** @type {readonly any[]} */ records) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
const usable = state.map(records => records.filter(({ id }) => !id.includes("__proto__")));

/** @param {string} text */
function refusalOf(text) {
  try {
    fromFile(text, now);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

test("what is exported comes back as it was, also by link", async () => {
  await fc.assert(fc.asyncProperty(usable, async records => {
    const file = toFile(records, new Date(0));
    assert.deepEqual(fromFile(file, now), sorted(records));
    const { code } = await toFragment(file);
    assert.match(code, /^[\w-]+$/);
    assert.equal(await fromFragment(code), file);
  }), runs(200));
});

test("an export fits the published schema", () => {
  const schema = JSON.parse(readFileSync(new URL("../../docs/learner-data.schema.json", import.meta.url), "utf8"));
  const validate = new Ajv2020.default({ allErrors: true, validateFormats: false }).compile(schema);
  fc.assert(fc.property(usable, records => assert.ok(validate(JSON.parse(toFile(records, new Date(0)))), JSON.stringify(validate.errors))), runs(300));
  assert.ok(!validate({ format: "learningsite-progress", version: 2, exported: "", records: [{ id: "note:a", v: 2, at: 1, text: 7 }] }));
});

test("the preview counts what merging does", () => {
  fc.assert(fc.property(usable, usable, (mine, theirs) => {
    const kept = new Map(mine.map(record => [record.id, record]));
    const sums = { fresh: 0, changed: 0, same: 0 };
    for (const counts of compare(kept, theirs).values()) for (const name of /** @type {(keyof sums)[]} */ (Object.keys(sums))) sums[name] += counts[name];
    const isChanged = (/** @type {any} */ record) => kept.has(record.id) && textOf(merge(/** @type {any} */ (kept.get(record.id)), record)) !== textOf(kept.get(record.id));
    assert.deepEqual(sums, { fresh: theirs.filter(({ id }) => !kept.has(id)).length, changed: theirs.filter(isChanged).length, same: theirs.filter(({ id }) => kept.has(id)).length - theirs.filter(isChanged).length });
  }), runs(300));
});

const one = { id: "note:why", v: 2, at: 1, text: "x" };
const file = (/** @type {unknown[]} */ ...records) => JSON.stringify({ format: "learningsite-progress", version: 2, exported: "", records });

for (const [name, text, reason] of /** @type {[string, string, string | null][]} */ ([
  ["a file as it should be", file(one), null],
  ["no JSON", "{", "syntax"],
  ["a file that was cut off", file(one).slice(0, -3), "syntax"],
  ["a file that is too large", file({ ...one, text: "x".repeat(mostBytes) }), "size"],
  ["very deep nesting", "[".repeat(500_000), "depth"],
  ["nesting that only a string has", file({ ...one, text: "[[[[[[[[[[[[[[[[[[{{{{{{\\\"" }), null],
  ["another format", JSON.stringify({ version: 2, records: [] }), "format"],
  ["records that are no list", JSON.stringify({ format: "learningsite-progress", version: 2, records: {} }), "format"],
  ["null", "null", "format"],
  ["a newer version", JSON.stringify({ format: "learningsite-progress", version: 3, records: [] }), "newer"],
  ["no version", JSON.stringify({ format: "learningsite-progress", records: [] }), "newer"],
  ["an unknown kind", file({ ...one, id: "score:x" }), "record"],
  ["a record twice", file(one, one), "record"],
  ["a wrong type", file({ ...one, text: 7 }), "record"],
  ["a wrong type of what may be left out", file({ id: "question:a", v: 2, at: 1, answer: ["a"], credit: 1, sure: "<b>" }), "record"],
  ["a credit above one", file({ id: "question:a", v: 2, at: 1, answer: ["a"], credit: 7 }), "record"],
  ["a number that is none", file(one).replace('"at":1', '"at":1e999'), "record"],
  ["markup in an id", file({ ...one, id: "note:<img>" }), "record"],
  ["a prototype key", file(one).replace('"text":"x"', '"text":"x","__proto__":{"polluted":true}'), "record"],
  ["a prototype key deep inside", file({ id: "plan:main", v: 2, at: 1, plan: { a: [{ constructor: { prototype: {} } }] } }), "record"],
  ["a prototype as a name", file({ ...one, id: "note:__proto__" }), "record"],
])) {
  test(`an import: ${name}`, () => {
    assert.equal(refusalOf(text), reason);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });
}

test("markup in a note stays text", () => {
  const note = { ...one, text: "<script>alert(1)</script>" };
  assert.deepEqual(fromFile(file(note), now), [note]);
});

test("times of a wrong clock do not win for ever", () => assert.equal(fromFile(file({ ...one, at: 9e12 }), now)[0].at, now));

test("a file with any part changed is refused, or all of it can be read", () => {
  const mutated = fc.tuple(usable, fc.nat(), fc.oneof(fc.constantFrom("", "{", "]", '"', "\\", "9", "null,", "<"), fc.string({ maxLength: 3 })), fc.nat({ max: 4 })).map(([records, at, text, cut]) => {
    const whole = toFile(records, new Date(0));
    return whole.slice(0, at % whole.length) + text + whole.slice((at % whole.length) + cut);
  });
  fc.assert(fc.property(mutated, text => assert.ok([null, "size", "syntax", "depth", "format", "newer", "record"].includes(refusalOf(text)))), runs(3000));
});

test("a link of junk, or one that unpacks to very much, is refused", async () => {
  const { code } = await toFragment("x".repeat(8 * mostBytes));
  await assert.rejects(fromFragment(code), { reason: "size" });
  for (const junk of ["", "%00", "<b>", "AAAA", "x".repeat(3 * mostBytes)]) await assert.rejects(fromFragment(junk), { reason: "syntax" });
});
