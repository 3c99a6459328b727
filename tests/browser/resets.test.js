import assert from "node:assert/strict";
import { test } from "node:test";
import "fake-indexeddb/auto";
import "./quiet-channels.js";
import fc from "fast-check";
import { wrap } from "idb";
import { merge } from "../../theme/input/js/merge.js";
import { readRecord } from "../../theme/input/js/records.js";
import { emptied, recordsOf, reset } from "../../theme/input/js/resets.js";
import { database, loadAll, write } from "../../theme/input/js/store.js";
import { record, state } from "./record-arbitraries.js";

/** @type {any} */
const content = { lessons: {}, quizzes: {}, prompts: {}, questions: { fraud: { in: "lesson:metrics" }, extra: { in: "quiz:basics" } } };
const ids = ["question:fraud", "before:fraud", "tries:fraud", "review:fraud", "tries:extra", "quiz:basics", "history:basics", "read:metrics", "place:metrics", "read:other", "note:why", "plan:main", "setting:sure", "tries:constructor"];

for (const [place, expected] of /** @type {[string, string[]][]} */ ([
  ["lesson:metrics", ["question:fraud", "before:fraud", "tries:fraud", "review:fraud", "read:metrics", "place:metrics"]],
  ["quiz:basics", ["tries:extra", "quiz:basics", "history:basics"]],
  ["all", ids.filter(id => !/^(note|plan|setting):/.test(id))],
])) {
  test(`a reset of ${place} is about its own results`, () => assert.deepEqual(ids.filter(recordsOf(content, place)), expected));
}

test("what was reset does not come back from an older copy, and stays a record", () => {
  fc.assert(fc.property(record, kept => {
    if ("gone" in kept) return;
    const empty = emptied(kept, 100);
    assert.ok(readRecord(empty));
    assert.deepEqual(merge(empty, kept), empty);
    assert.deepEqual(merge(kept, empty), empty);
  }), { numRuns: 2000 });
});

test("a reset can be taken back to the letter", async () => {
  await fc.assert(fc.asyncProperty(state, async records => {
    const db = wrap(await database());
    await db.clear("records");
    await write(records.map(({ id }) => id), id => records.find(one => one.id === id));
    const before = await db.getAll("records");
    const undo = await reset(recordsOf(content, "all"));
    assert.deepEqual((await loadAll()).filter(one => recordsOf(content, "all")(one.id) && !("answers" in one) && !("since" in one)), []);
    await undo?.();
    assert.deepEqual(await db.getAll("records"), before);
  }), { numRuns: 100 });
});
