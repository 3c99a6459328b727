import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { compare, fromFile, fromFragment, mostBytes, Refused, toFile, toFiles, toFragment } from "../../theme/input/js/exchange.js";
import { merge, textOf } from "../../theme/input/js/merge.js";
import { readRecord } from "../../theme/input/js/records.js";
import { runs } from "./arbitraries.js";
import { everything, mutate } from "./mutate.js";
import { state } from "./record-arbitraries.js";

const now = 1000;
const sorted = (/** @type {readonly any[]} */ records) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
const usable = state.map(records => records.filter(({ id }) => !id.includes("__proto__")));

/** What of an export another browser takes: what was done, and no resets. @param {readonly any[]} records @returns {any[]} */
const done = records => sorted(records).filter(record => !("gone" in record) && record.read !== false && record.ids?.length !== 0).map(record => ("since" in record ? { ...record, since: 0 } : record));

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

test("what was done comes back as it was, also by link", async () => {
  await fc.assert(fc.asyncProperty(usable, async records => {
    const file = toFile(records, new Date(0));
    assert.deepEqual(fromFile(file, now), done(records));
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
  ["very deep nesting", "[".repeat(500_000), "depth"],
  ["nesting that only a string has", file({ ...one, text: "[[[[[[[[[[[[[[[[[[{{{{{{\\\"" }), null],
  ["groups thirteen deep", `${'{"a":'.repeat(13)}1${"}".repeat(13)}`, "depth"],
  ["lists thirteen deep, with more in each", `${"[1, ".repeat(13)}2${"]".repeat(13)}`, "depth"],
  ["groups twelve deep", `${'{"a":'.repeat(12)}1${"}".repeat(12)}`, "format"],
  ["much side by side", `[${"[],{},[{}],".repeat(20)}1]`, "format"],
  ["nesting that only a string has, behind a quote in it", `["\\"${"[{".repeat(20)}"]`, "format"],
  ["nesting behind a string that ends with a backslash", `["\\\\", ${"[".repeat(12)}${"]".repeat(12)}]`, "depth"],
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
  ["a constructor as a key", file({ id: "plan:main", v: 2, at: 1, plan: { constructor: 1 } }), "record"],
  ["a prototype property as a key", file({ id: "plan:main", v: 2, at: 1, plan: { a: { prototype: 1 } } }), "record"],
  ["a constructor as a name", file({ ...one, id: "note:constructor" }), "record"],
  ["a prototype property as a name", file({ ...one, id: "note:prototype" }), "record"],
  ["a name that is empty", file({ ...one, id: "note:" }), "record"],
  ["the longest name", file({ ...one, id: `note:${"x".repeat(200)}` }), null],
  ["a name that is too long", file({ ...one, id: `note:${"x".repeat(201)}` }), "record"],
  ["a name with a space", file({ ...one, id: "note:a b" }), "record"],
  ["a record that is none", file(null), "record"],
])) {
  test(`an import: ${name}`, () => {
    assert.equal(refusalOf(text), reason);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });
}

test("a file of 32 MiB is taken, and one of a byte more is not: letters count as their bytes", () => {
  const room = mostBytes - file({ ...one, text: "" }).length;
  const text = (/** @type {number} */ bytes) => file({ ...one, text: "ß".repeat(Math.floor(bytes / 2)) + "x".repeat(bytes % 2) });
  assert.equal(refusalOf(text(room)), null);
  assert.equal(refusalOf(text(room + 1)), "size");
});

test("a refusal says which record it was, not at any length, and nothing where there is none", () => {
  const where = (/** @type {any} */ record) => {
    try {
      fromFile(file(record), now);
      return null;
    } catch (error) {
      return error instanceof Refused ? error.where : error;
    }
  };
  assert.equal(where({ ...one, id: "score:x" }), "score:x");
  assert.equal(where({ ...one, id: "y".repeat(300) }), "y".repeat(200));
  for (const record of [null, 7, "x", {}, { id: 7 }]) assert.equal(where(record), "");
  assert.equal(new Refused("size").where, "");
});

// More questions than the bundled site has, tried over and over, and a page of notes in every lesson.
test("the export of whoever has done everything for years is taken", () => {
  const questions = Array.from({ length: 620 }, (_, index) => ({ id: `question-with-a-long-name-${index}`, key: /** @type {any} */ ({ type: "multi", right: ["a", "c"] }), version: "0123456789ab", quiz: index % 3 ? `quiz-${index % 60}` : null }));
  const lessons = Array.from({ length: 58 }, (_, index) => `lesson-with-a-long-name-${index}`);
  const learner = everything(questions, lessons, {}).map((/** @type {any} */ record) => {
    if ("tries" in record) return { ...record, tries: Array.from({ length: 20 }, (_, at) => ({ ...record.tries[0], at })) };
    if ("runs" in record) return { ...record, runs: Array.from({ length: 100 }, (_, started) => ({ ...record.runs[0], started })) };
    return record;
  });
  const notes = lessons.map(lesson => ({ id: `note:${lesson}`, v: 2, at: 1, text: "ß".repeat(3000) }));
  const text = toFile(/** @type {any} */ ([...learner, ...notes]), new Date(0));
  const bytes = new TextEncoder().encode(text).length;
  assert.ok(bytes > 1024 * 1024 && bytes * 10 < mostBytes, String(bytes));
  assert.equal(fromFile(text, Date.now()).length, learner.length + notes.length);
});

test("whatever is exported can be imported: more than an import takes goes out as several files, and what alone is more stays", () => {
  const notes = /** @type {any[]} */ (["a", "b", "c", "d"].map(name => ({ ...one, id: `note:${name}`, text: "ß".repeat(100) })));
  const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  const idsOf = (/** @type {string[]} */ files) => files.map(text => fromFile(text, now).map(({ id }) => id));
  const sizeOfTwo = bytesOf(toFile(notes.slice(0, 2), new Date(0)));
  const all = toFile(notes, new Date(0));
  assert.deepEqual(toFiles(notes, new Date(0)), [all]);
  assert.deepEqual(toFiles(notes, new Date(0), bytesOf(all)), [all]);
  assert.deepEqual(idsOf(toFiles(notes, new Date(0), bytesOf(all) - 1)), [["note:a", "note:b", "note:c"], ["note:d"]]);
  assert.deepEqual(idsOf(toFiles(notes, new Date(0), sizeOfTwo)), [["note:a", "note:b"], ["note:c", "note:d"]]);
  assert.deepEqual(idsOf(toFiles(notes, new Date(0), sizeOfTwo - 1)), [["note:a"], ["note:b"], ["note:c"], ["note:d"]]);
  assert.deepEqual(idsOf(toFiles([...notes, { ...one, id: "note:bb", text: "x".repeat(sizeOfTwo) }], new Date(0), sizeOfTwo)), [["note:a", "note:b"], ["note:c", "note:d"]]);
  assert.deepEqual(idsOf(toFiles(notes.slice(0, 2), new Date(0), bytesOf(toFile(notes.slice(0, 1), new Date(0))))), [["note:a"], ["note:b"]]);
  assert.deepEqual(idsOf(toFiles(notes.slice(0, 2), new Date(0), bytesOf(toFile(notes.slice(0, 1), new Date(0))) - 1)), [[]]);
  assert.deepEqual(toFiles([], new Date(0)), [toFile([], new Date(0))]);
});

test("notes of forty megabytes are taken back whole from the files of their export", () => {
  // As long as a note can be, of letters that take most room.
  const notes = /** @type {any[]} */ (Array.from({ length: 140 }, (_, index) => ({ ...one, id: `note:n${index + 100}`, text: "…".repeat(1e5) })));
  const files = toFiles(notes, new Date(0));
  assert.equal(files.length, 2);
  assert.deepEqual(files.flatMap(text => fromFile(text, now)), notes);
});

test("a plan is exported as deep as it can be imported, and one that is deeper stays", () => {
  const plan = (/** @type {number} */ depth) => /** @type {any} */ ({ id: "plan:main", v: 2, at: 1, plan: JSON.parse(`${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`) });
  const isTaken = (/** @type {number} */ depth) => fromFile(toFile([plan(depth)], new Date(0)), now).length === 1;
  assert.deepEqual([8, 9, 10, 11].map(isTaken), [true, true, false, false]);
  assert.equal(refusalOf(file(plan(9))), null);
  assert.equal(refusalOf(file(plan(10))), "depth");
});

test("records stand in a file in the order of their ids", () => {
  const ids = (/** @type {string[]} */ ...names) => JSON.parse(toFile(/** @type {any} */ (names.map(name => ({ ...one, id: `note:${name}` }))), new Date(0))).records.map((/** @type {any} */ { id }) => id);
  assert.deepEqual(ids("b", "a", "c"), ["note:a", "note:b", "note:c"]);
});

test("markup in a note stays text", () => {
  const note = { ...one, text: "<script>alert(1)</script>" };
  assert.deepEqual(fromFile(file(note), now), [note]);
});

test("times of a wrong clock do not win for ever, wherever they stand", () => {
  const after = 9e12;
  assert.equal(fromFile(file({ ...one, at: after }), now)[0].at, now);
  assert.equal(fromFile(file({ ...one, at: now }), now)[0].at, now);
  assert.equal(fromFile(file({ ...one, at: now - 1 }), now)[0].at, now - 1);
  const [attempt] = /** @type {any[]} */ (fromFile(file({ ...quiz, at: after, started: after, answers: { a: { answer: "b", at: after } } }), now));
  assert.deepEqual([attempt.at, attempt.started, attempt.answers.a.at], [now, now, now]);
  const [history] = /** @type {any[]} */ (fromFile(file({ id: "history:basics", v: 2, at: after, since: 0, runs: [{ ...run, at: after, started: after }] }), now));
  assert.deepEqual([history.at, history.runs[0].at, history.runs[0].started], [now, now, now]);
  // What only looks like a time is left as it is: a date in words, a number of another name.
  const [plan] = /** @type {any[]} */ (fromFile(file({ id: "plan:main", v: 2, at: 1, plan: { at: "9000", hours: after } }), now));
  assert.deepEqual(plan.plan, { at: "9000", hours: after });
});

const quiz = { id: "quiz:basics", v: 2, at: 1, started: 1, seed: 1, ids: ["a"], mode: "exam", answers: { a: { answer: "b", at: 1 } }, flags: [], submitted: false, first: null };
const run = { at: 1, started: 1, seed: 1, mode: "exam", first: { points: 1, total: 1 }, last: { points: 1, total: 1 } };

/** What a field may hold that can be left out or has few values, and what it may not. @type {[string, (value: unknown) => object, unknown[], unknown[]][]} */
const fields = [
  ["how sure one was", sure => ({ id: "question:a", v: 2, at: 1, answer: "b", credit: 1, sure }), ["sure", "fairly", "guess"], ["", "certain", 1, null, ["sure"]]],
  ["how sure one was in a quiz", sure => ({ ...quiz, answers: { a: { answer: "b", at: 1, sure } } }), ["sure"], ["certain"]],
  ["the mode of an attempt", mode => ({ ...quiz, mode }), ["practice", "exam"], ["", "Exam", "toString"]],
  ["the mode of a quiz that was finished", mode => ({ id: "history:basics", v: 2, at: 1, since: 0, runs: [{ ...run, mode }] }), ["practice", "exam"], ["", "other"]],
  ["where a try was made", from => ({ id: "tries:a", v: 2, at: 1, since: 0, tries: [{ at: 1, credit: 1, from }] }), ["check", "quiz", "review"], ["", "exam", "constructor"]],
  ["by what a lesson was read", by => ({ id: "read:a", v: 2, at: 1, read: true, by }), ["end", "hand"], ["", "foot"]],
  ["the number of hints", hints => ({ id: "question:a", v: 2, at: 1, answer: "b", credit: 1, hints }), [0, 3], [0.5, "1", true, null]],
  ["the minutes of a timer", minutes => ({ ...quiz, minutes }), [0, 12.5], ["12", true, null]],
  ["whether an answer was shown", shown => ({ id: "question:a", v: 2, at: 1, answer: "b", credit: 1, shown }), [true, false], ["true", 1, null]],
  ["the version of a question", version => ({ id: "question:a", v: 2, at: 1, answer: "b", credit: 1, version }), ["", "0123456789ab"], [1, true, null, ["a"]]],
];
for (const [name, make, right, wrong] of fields) {
  test(`an import holds of ${name} what it may, and nothing else`, () => {
    for (const value of right) assert.deepEqual(fromFile(file(make(value)), now), [JSON.parse(JSON.stringify(make(value)))]);
    for (const value of wrong) assert.equal(refusalOf(file(make(value))), "record", JSON.stringify(value));
  });
}

test("what an answer or a plan holds is not judged by the names of its parts", () => {
  const answer = { id: "question:a", v: 2, at: 1, answer: { mode: "x", by: 7 }, credit: 1 };
  const plan = { id: "plan:main", v: 2, at: 1, plan: { from: "role:qa", by: 7 } };
  assert.deepEqual(fromFile(file(answer, plan), now), [answer, plan]);
});

test("a file with any part changed is refused, or all of it can be read", () => {
  const mutated = fc.tuple(usable, fc.nat(), fc.oneof(fc.constantFrom("", "{", "]", '"', "\\", "9", "null,", "<"), fc.string({ maxLength: 3 })), fc.nat({ max: 4 })).map(([records, at, text, cut]) => {
    const whole = toFile(records, new Date(0));
    return whole.slice(0, at % whole.length) + text + whole.slice((at % whole.length) + cut);
  });
  fc.assert(fc.property(mutated, text => assert.ok([null, "size", "syntax", "depth", "format", "newer", "record"].includes(refusalOf(text)))), runs(3000));
});

test("an export can be imported, whatever stands among the records", () => {
  fc.assert(fc.property(usable, fc.nat(), (records, seed) => {
    // A database has each id once.
    const readable = [...new Map(mutate(records, seed).map(record => [record.id, record])).values()].filter(readRecord);
    const back = fromFile(toFile(readable, new Date(0)), now);
    assert.ok(back.length <= readable.length);
    assert.deepEqual(toFile(back, new Date(0)).split("\n").slice(1), toFile(done(JSON.parse(toFile(readable, new Date(0))).records), new Date(0)).split("\n").slice(1));
  }), runs(1000));
});

// A wrong clock, a forged file, a slip in an editor: nothing that was done may be gone after an import.
test("no file, changed or not, takes anything away", () => {
  let taken = 0;
  fc.assert(fc.property(usable, usable, fc.nat(), fc.boolean(), (mine, theirs, seed, isMine) => {
    // A file is refused for one record, so that no more than one is changed.
    const records = (isMine ? mine : theirs).map((record, index, { length }) => (seed % (length + 1) === index ? mutate([record], seed)[0] : record));
    const file = JSON.stringify({ format: "learningsite-progress", version: 2, records });
    let imported = new Map();
    try {
      imported = new Map(fromFile(file, now).map(record => [record.id, record]));
      taken++;
    } catch (error) {
      assert.ok(error instanceof Refused);
    }
    for (const before of /** @type {any[]} */ (mine)) {
      const record = imported.get(before.id);
      const after = /** @type {any} */ (record ? merge(before, record) : before);
      assert.ok(!after.gone || before.gone, before.id);
      if ("tries" in before) assert.ok(after.since === before.since && before.tries.every((/** @type {any} */ one) => isReset(one.at, before.since) || after.tries.some((/** @type {any} */ other) => textOf(other) === textOf(one))), before.id);
      if ("runs" in before) assert.ok(after.since === before.since && before.runs.every((/** @type {any} */ run) => isReset(run.started, before.since) || after.runs.some((/** @type {any} */ other) => other.started === run.started && other.seed === run.seed)), before.id);
      if (before.read === true) assert.ok(after.read, before.id);
      if ("answers" in before) assert.ok(after.started > before.started || after.seed !== before.seed || textOf(after.ids) !== textOf(before.ids) || Object.keys(before.answers).every(id => id in after.answers && after.answers[id].at >= before.answers[id].at), before.id);
    }
  }), runs(3000));
  assert.ok(taken > 0);
});

/** Merging leaves out what this browser itself has reset. @param {number} at @param {number} since */
const isReset = (at, since) => since > 0 && at <= since;

for (const [name, record] of /** @type {[string, any][]} */ ([
  ["a reset of tries", { id: "tries:fraud", v: 2, at: 900, since: 900, tries: [] }],
  ["a reset of finished quizzes", { id: "history:basics", v: 2, at: 900, since: 900, runs: [] }],
  ["what is left of a record", { id: "note:why", v: 2, at: 900, gone: true }],
  ["a tick that was taken back", { id: "read:metrics", v: 2, at: 900, read: false, by: "hand" }],
  ["an attempt without questions", { id: "quiz:basics", v: 2, at: 900, started: 900, seed: 0, ids: [], mode: "exam", answers: {}, flags: [], submitted: false, first: null }],
])) {
  test(`an import takes nothing away by ${name}`, () => {
    const [taken] = /** @type {any[]} */ (fromFile(file(record), now));
    assert.ok(taken === undefined || taken.since === 0);
  });
}

test("a link of junk, or one that unpacks to very much, is refused", async () => {
  const { code } = await toFragment("x".repeat(mostBytes + 1));
  await assert.rejects(fromFragment(code), { reason: "size" });
  for (const junk of ["", "%00", "<b>", "AAAA", "=", `${code}<`, `<${code}`, "xxxxx"]) await assert.rejects(fromFragment(junk), { reason: "syntax" });
  const small = await toFragment("x");
  assert.equal(await fromFragment(small.code), "x");
  assert.equal(small.size, Math.floor((small.code.length * 3) / 4));
});
