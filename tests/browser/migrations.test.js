import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { followAll } from "../../theme/input/js/follow-ledger.js";
import { readRecord } from "../../theme/input/js/records.js";
import { fromLocalStorage } from "../../theme/input/js/take-over.js";
import { state } from "./record-arbitraries.js";

/** @param {Record<string, unknown>} kept @returns {[string, string][]} */
const stored = kept => Object.entries(kept).map(([id, value]) => [`learningsite:${id}`, JSON.stringify(value)]);

test("version 1: what lay in local storage becomes records of today", () => {
  const attempt = { at: 90, seed: 7, ids: ["a", "b"], mode: "exam", answers: { a: { answer: ["x"], at: 80, sure: "sure" } }, flags: ["b"], submitted: true, first: { points: 1, total: 2 }, started: 50, minutes: 20 };
  const { records, broken } = fromLocalStorage([
    ...stored({
      "question:fraud": { v: 1, answer: ["a"], at: 20, version: "aa", sure: "guess", first: 0, credit: 1 },
      "question:shown": { v: 1, answer: ["b"], at: 30, shown: true, first: 0, credit: 0 },
      "before:fraud": { v: 1, answer: ["b"], at: 10, first: 0, credit: 0 },
      "quiz:basics": { v: 1, ...attempt },
      "note:why": "<b>because</b>",
      "setting:sure": true,
      "steps:a--b": "read-it try-it",
    }),
    ["learningsite:theme", "dark"],
  ]);
  assert.deepEqual(broken, []);
  assert.ok(records.every(readRecord));
  assert.deepEqual(Object.fromEntries(records.map(({ id, ...rest }) => [id, rest])), {
    "question:fraud": { v: 2, answer: ["a"], at: 20, version: "aa", sure: "guess", credit: 1 },
    "tries:fraud": { v: 2, at: 20, since: 0, tries: [{ at: 0, credit: 0, from: "check", version: "aa" }, { at: 20, credit: 1, from: "check", version: "aa", sure: "guess" }] },
    "question:shown": { v: 2, answer: ["b"], at: 30, shown: true, credit: 0 },
    "tries:shown": { v: 2, at: 30, since: 0, tries: [{ at: 0, credit: 0, from: "check" }] },
    "before:fraud": { v: 2, answer: ["b"], at: 10, credit: 0 },
    "quiz:basics": { v: 2, ...attempt },
    "history:basics": { v: 2, at: 90, since: 0, runs: [{ at: 90, started: 50, seed: 7, mode: "exam", first: attempt.first, last: attempt.first }] },
    "note:why": { v: 2, at: 0, text: "<b>because</b>" },
    "setting:sure": { v: 2, at: 0, value: true },
    "ticks:steps:a--b": { v: 2, at: 0, ticked: ["read-it", "try-it"] },
  });
});

test("version 1: what cannot be read is set aside as it was", () => {
  /** @type {[string, string][]} */
  const entries = [["learningsite:note:a", "{"], ["learningsite:question:b", '{"v":1,"at":"now"}'], ["learningsite:quiz:c", "[1]"], ["learningsite:unknown:d", "7"], ["learningsite:note:e", "7"]];
  assert.deepEqual(fromLocalStorage(entries), { records: [], broken: entries });
});

test("version 1: whatever stands there, records or what is set aside come out", () => {
  const entry = fc.tuple(fc.constantFrom("note:a", "question:b", "before:b", "quiz:c", "setting:sure", "__proto__:x", ""), fc.oneof(fc.json(), fc.string()));
  fc.assert(fc.property(fc.uniqueArray(entry, { selector: ([key]) => key }), entries => {
    const { records, broken } = fromLocalStorage(entries.map(([id, text]) => [`learningsite:${id}`, text]));
    assert.ok(records.every(readRecord));
    assert.ok(broken.length + records.length >= entries.length);
  }), { numRuns: 1000 });
});

test("what was kept under an old id follows to the new one", () => {
  const moved = { "question:old": "question:new", "quiz:q": "quiz:r", "lesson:a": "lesson:b", "prompt:p": "prompt:n", "question:gone": null };
  /** @type {any[]} */
  const records = [
    { id: "tries:old", v: 2, at: 5, since: 0, tries: [{ at: 5, credit: 1, from: "check" }] },
    { id: "tries:new", v: 2, at: 9, since: 0, tries: [{ at: 9, credit: 0, from: "quiz" }] },
    { id: "quiz:q", v: 2, at: 5, started: 1, seed: 1, ids: ["old", "x"], mode: "practice", answers: { old: { answer: "1", at: 2 } }, flags: ["old"], submitted: false, first: null },
    { id: "read:a", v: 2, at: 5, read: true, by: "end" },
    { id: "note:p", v: 2, at: 5, text: "mine" },
    { id: "note:other", v: 2, at: 5, text: "stays" },
    { id: "tries:gone", v: 2, at: 5, since: 0, tries: [] },
    { id: "plan:main", v: 2, at: 5, plan: { lessons: ["lesson:a", "lesson:z"] } },
  ];
  const { changed, gone } = followAll(records, moved);
  assert.deepEqual(gone, ["tries:old", "quiz:q", "read:a", "note:p"]);
  assert.deepEqual(Object.fromEntries(changed.map(({ id, v, at, ...rest }) => [id, rest])), {
    "tries:new": { since: 0, tries: [{ at: 5, credit: 1, from: "check" }, { at: 9, credit: 0, from: "quiz" }] },
    "quiz:r": { started: 1, seed: 1, ids: ["new", "x"], mode: "practice", answers: { new: { answer: "1", at: 2 } }, flags: ["new"], submitted: false, first: null },
    "read:b": { read: true, by: "end" },
    "note:n": { text: "mine" },
    "plan:main": { plan: { lessons: ["lesson:b", "lesson:z"] } },
  });
});

test("following a map loses nothing, and a second time there is nothing to do", () => {
  const name = fc.constantFrom("fraud", "splits", "new");
  const map = fc.dictionary(fc.tuple(fc.constantFrom("question", "lesson", "prompt", "quiz"), fc.constantFrom("fraud", "splits")).map(([kind, old]) => `${kind}:${old}`), name, { noNullPrototype: true })
    .map(moved => Object.fromEntries(Object.entries(moved).map(([id]) => [id, `${id.split(":")[0]}:new`])));
  fc.assert(fc.property(state, map, (records, moved) => {
    const { changed, gone } = followAll(records, moved);
    const after = [...records.filter(({ id }) => !gone.includes(id) && !changed.some(one => one.id === id)), ...changed];
    assert.deepEqual(followAll(after, moved), { changed: [], gone: [] });
    assert.ok(after.length >= new Set(records.map(({ id }) => id.split(":")[0])).size);
    const triesOf = (/** @type {readonly any[]} */ all) => new Set(all.flatMap(({ tries = [] }) => tries.map(JSON.stringify)));
    const reset = after.some(one => "since" in one && one.since > 0);
    if (!reset) assert.deepEqual(triesOf(after), triesOf(records));
  }), { numRuns: 1000 });
});
