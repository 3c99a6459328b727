import fc from "fast-check";

// Records of every kind. Times are few, so that two versions often have the same one.

/** @import { Gone, Kind, LearnerRecord } from "../../theme/input/js/records.js" */

const time = fc.integer({ min: 1, max: 9 });
const name = fc.constantFrom("fraud", "splits", "__proto__");
const text = fc.string({ maxLength: 6, unit: "grapheme" });
const credit = fc.constantFrom(0, 0.5, 1);
const sure = fc.constantFrom("sure", "fairly", "guess");
const answer = fc.oneof(fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }), text, fc.record({ verdict: text, reasons: fc.array(text) }), fc.constant(null));
const extras = fc.record({ sure, hints: fc.integer({ min: 1, max: 3 }), version: fc.constantFrom("aa", "bb") }, { requiredKeys: [] });
const score = fc.record({ points: fc.integer({ min: 0, max: 5 }), total: fc.constant(5) });
const answered = fc.tuple(fc.record({ answer, at: time }), extras).map(([one, more]) => ({ ...one, ...more }));
const attempt = fc.record({
  started: fc.integer({ min: 1, max: 2 }), seed: fc.integer({ min: 1, max: 2 }), ids: fc.constant(["q1", "q2"]), mode: fc.constantFrom("practice", "exam"),
  answers: fc.dictionary(fc.constantFrom("q1", "q2"), answered), flags: fc.subarray(["q1", "q2"]), submitted: fc.boolean(), first: fc.option(score), minutes: fc.integer({ min: 1, max: 90 }),
}, { requiredKeys: ["started", "seed", "ids", "mode", "answers", "flags", "submitted", "first"] });
const one = fc.tuple(fc.record({ at: fc.integer({ min: 0, max: 9 }), credit, from: fc.constantFrom("check", "quiz", "review") }), extras).map(([kept, more]) => ({ ...kept, ...more }));
const run = fc.record({ at: time, started: fc.integer({ min: 1, max: 3 }), seed: fc.integer({ min: 1, max: 2 }), mode: fc.constantFrom("practice", "exam"), first: score, last: score });

/** @type {Record<Kind, fc.Arbitrary<object>>} */
const fields = {
  question: fc.tuple(answered, credit).map(([kept, credit]) => ({ ...kept, credit })),
  before: fc.tuple(answered, credit).map(([kept, credit]) => ({ ...kept, credit })),
  tries: fc.record({ since: fc.integer({ min: 0, max: 5 }), tries: fc.array(one, { maxLength: 4 }) }),
  quiz: attempt,
  history: fc.record({ since: fc.integer({ min: 0, max: 2 }), runs: fc.array(run, { maxLength: 4 }) }),
  read: fc.record({ read: fc.boolean(), by: fc.constantFrom("end", "hand") }),
  place: fc.record({ anchor: text }),
  note: fc.record({ text }),
  ticks: fc.record({ ticked: fc.array(text, { maxLength: 3 }) }),
  review: fc.record({ card: fc.dictionary(fc.constantFrom("due", "stability", "reps"), fc.integer({ min: 0, max: 9 })) }),
  plan: fc.record({ plan: fc.record({
    from: fc.option(text), to: text, hours: fc.integer({ min: 1, max: 60 }), start: fc.constant("2026-12-01"), pace: fc.constantFrom("even", "early"), known: fc.array(fc.constantFrom("lesson:a", "lesson:b"), { maxLength: 2 }),
    lines: fc.array(fc.oneof(fc.record({ id: fc.constantFrom("lesson:a", "lesson:b"), block: fc.nat(3) }), fc.record({ id: fc.constant("own:1"), block: fc.nat(3), text, minutes: fc.nat(90), done: fc.boolean() })), { maxLength: 3 }),
  }) }),
  setting: fc.record({ value: fc.oneof(text, fc.integer(), fc.boolean()) }),
};

const setKinds = ["tries", "quiz", "history"];

/** @param {Kind} kind @param {string} name @returns {fc.Arbitrary<any>} */
function versionOf(kind, name) {
  const stamp = { id: `${kind}:${name}`, v: 2 };
  const kept = fc.tuple(time, fields[kind]).map(([at, more]) => JSON.parse(JSON.stringify({ ...more, ...stamp, at })));
  return setKinds.includes(kind) ? kept : fc.oneof({ weight: 5, arbitrary: kept }, time.map(at => ({ ...stamp, at, gone: true })));
}

export const kinds = /** @type {Kind[]} */ (Object.keys(fields));

/** @returns {fc.Arbitrary<LearnerRecord | Gone>} */
export const record = fc.tuple(fc.constantFrom(...kinds), name).chain(([kind, name]) => versionOf(kind, name));

/** Three versions of one record. @param {Kind} kind */
export const threeVersions = kind => fc.tuple(versionOf(kind, "x"), versionOf(kind, "x"), versionOf(kind, "x"));

/** What a browser keeps: each record once. */
export const state = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 12 });
