import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "fake-indexeddb/auto";
import "./quiet-channels.js";
import fc from "fast-check";
import { wrap } from "idb";
import { merge } from "../../theme/input/js/merge.js";
import { database, edit, keep, load, loadAll, watch, write } from "../../theme/input/js/store.js";
import { withTry } from "../../theme/input/js/tries.js";
import { record, state } from "./record-arbitraries.js";

beforeEach(async () => {
  const db = wrap(await database());
  await Promise.all(["records", "aside", "device"].map(store => db.clear(store)));
});

test("what is kept is there again, and what is not is null", async () => {
  assert.equal(await keep(edit("note", "why", () => ({ text: "because" }))), null);
  const [why, other] = await load("note", "why", "other");
  assert.equal(why?.text, "because");
  assert.equal(other, null);
  assert.deepEqual((await loadAll("note")).map(({ id }) => id), ["note:why"]);
  assert.deepEqual(await loadAll("setting"), []);
});

test("a change is later than the last one, also when the clock was set back", async () => {
  const future = Date.now() + 1e9;
  await write(["note:why"], id => ({ id, v: 2, at: future, text: "from tomorrow" }));
  await keep(edit("note", "why", (_, now) => ({ text: String(now) })));
  const [why] = await load("note", "why");
  assert.equal(why?.at, future + 1);
  assert.equal(why?.text, String(future + 1));
});

test("changes at the same time are all kept", async () => {
  const add = (/** @type {number} */ credit) => keep(edit("tries", "fraud", (current, at) => withTry(current, { credit, from: "check" }, at)));
  await Promise.all(Array.from({ length: 90 }, (_, index) => add((index % 3) / 2)));
  const [tries] = await load("tries", "fraud");
  assert.equal(tries?.tries.length, 90);
  assert.equal(new Set(tries.tries.map(({ at }) => at)).size, 90);
});

test("a change that ends in an exception writes nothing", async () => {
  await assert.rejects(write(["note:a", "note:b"], id => {
    if (id === "note:b") throw new RangeError("a mistake of the program");
    return { id, v: 2, at: 1, text: "half" };
  }), RangeError);
  assert.deepEqual(await loadAll(), []);
});

test("a broken record reads as nothing, is set aside and can be replaced", async () => {
  const db = wrap(await database());
  await db.put("records", { id: "note:why", v: 2, at: "yesterday", text: 7 });
  assert.deepEqual(await load("note", "why"), [null]);
  assert.deepEqual(await db.getAll("aside"), [{ id: "note:why", v: 2, at: "yesterday", text: 7 }]);
  assert.equal(await db.count("records"), 0);
  await db.put("records", { id: "note:why", text: "no version" });
  assert.equal(await keep(edit("note", "why", current => ({ text: String(current) }))), null);
  assert.equal((await load("note", "why"))[0]?.text, "null");
  assert.equal(await db.count("aside"), 2);
});

test("of two broken records of one millisecond none is lost", async context => {
  context.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const db = wrap(await database());
  for (const text of [1, 2]) {
    await db.put("records", { id: "note:why", text });
    await load("note", "why");
  }
  assert.equal(await db.count("aside"), 2);
});

test("what a newer version has written is neither read nor replaced", async () => {
  const db = wrap(await database());
  const newer = { id: "note:why", v: 3, at: 1, body: "new shape" };
  await db.put("records", newer);
  assert.deepEqual(await load("note", "why"), [null]);
  assert.equal(await keep(edit("note", "why", () => ({ text: "old shape" }))), "newer");
  assert.deepEqual(await db.getAll("records"), [newer]);
});

test("a full disk is said, and nothing breaks", async () => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  assert.equal(await keep(edit("note", "why", () => ({ text: "x" }))), "full");
  IDBObjectStore.prototype.put = put;
  assert.equal(await keep(edit("note", "why", () => ({ text: "x" }))), null);
});

test("other tabs hear which records have changed", async () => {
  const tab = new BroadcastChannel(`learningsite:${new URL("../../theme/input/", import.meta.url).pathname}`);
  /** @type {any} */ (tab).ref();
  const heard = new Promise(resolve => (tab.onmessage = ({ data }) => resolve(data)));
  await keep(edit("note", "why", () => ({ text: "x" })));
  assert.deepEqual(await heard, ["note:why"]);
  const told = new Promise(resolve => watch(resolve));
  tab.postMessage(["quiz:basics"]);
  assert.deepEqual(await told, ["quiz:basics"]);
  tab.close();
});

test("any records, written in any order by merging, end the same", async () => {
  await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 8 }).chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), async ([all, shuffled]) => {
    const ends = [];
    for (const order of [all, shuffled]) {
      const db = wrap(await database());
      await db.clear("records");
      for (const one of order) assert.equal(await write([one.id], (_, current) => (current ? merge(current, one) : one)), null);
      ends.push(await db.getAll("records"));
    }
    assert.deepEqual(ends[0], ends[1]);
  }), { numRuns: 50 });
});

test("all of a state can be written and read in one go", async () => {
  await fc.assert(fc.asyncProperty(state, async records => {
    const db = wrap(await database());
    await db.clear("records");
    assert.equal(await write(records.map(({ id }) => id), id => records.find(one => one.id === id)), null);
    const kept = records.filter(one => !("gone" in one)).sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(await loadAll(), kept);
  }), { numRuns: 50 });
});

test("of very many tries the first and the newest are kept", () => {
  /** @type {any} */
  let kept = null;
  for (let at = 1; at <= 300; at++) kept = withTry(kept, { credit: 1, from: "review" }, at);
  assert.equal(kept.tries.length, 100);
  assert.deepEqual([kept.tries[0].at, kept.tries[1].at, kept.tries[99].at], [1, 202, 300]);
});
