import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evidenceOf } from "../../theme/input/js/mastery.js";
import { afterAnswer, forecast, queueOf } from "../../theme/input/js/review-queue.js";
import { dayOf, itemsOf, review } from "../../theme/input/js/schedule.js";
import { withTry } from "../../theme/input/js/tries.js";

/**
 * @import { Content } from "../../theme/input/js/mastery.js"
 * @import { ReviewRecord, TriesRecord, Try } from "../../theme/input/js/records.js"
 */

const noon = new Date(2026, 9, 1, 12).getTime();

/** Noon of a day, whatever the clocks do in between. @param {number} days */
const at = days => new Date(2026, 9, 1 + days, 12).getTime();

/** @param {Record<string, string>} places of questions @returns {Content} */
const contentOf = places => ({
  lessons: {}, quizzes: {}, prompts: {},
  questions: Object.fromEntries(Object.entries(places).map(([id, place]) => [id, { in: place, stem: id, version: "" }])),
});

/** @param {string} id @param {...Partial<Try>} tries @returns {TriesRecord} */
const triesOf = (id, ...tries) => ({ id: `tries:${id}`, v: 2, at: 1, since: 0, tries: tries.map(one => ({ at: noon, credit: 1, from: "check", ...one })) });

/** @param {TriesRecord[]} records @param {Record<string, string>} [places] @param {ReviewRecord[]} [cards] */
const read = (records, places, cards = []) => {
  const content = contentOf(places ?? Object.fromEntries(records.map(({ id }) => [id.slice("tries:".length), "lesson:one"])));
  return itemsOf(content, evidenceOf(content, records), cards);
};

/** Days from the first answer until it is due. @param {...Partial<Try>} tries */
const daysUntilDue = (...tries) => Math.round((dayOf(read([triesOf("q", ...tries)])[0].card.due) - dayOf(noon)) / 864e5);

test("a right answer comes back later than a wrong one, and a guess or a hint earlier", () => {
  assert.equal(daysUntilDue({ credit: 0 }), 1);
  assert.ok(daysUntilDue({ credit: 1 }) > daysUntilDue({ credit: 1, sure: "guess" }));
  assert.equal(daysUntilDue({ credit: 1, hints: 1 }), daysUntilDue({ credit: 0.5 }));
  assert.ok(daysUntilDue({ credit: 1 }, { at: at(4), credit: 1 }) > 10);
});

test("only the first answer of a day moves a question: the others have seen the key", () => {
  assert.equal(daysUntilDue({ credit: 0 }, { at: noon + 60_000, credit: 1 }, { at: noon + 120_000, credit: 1 }), daysUntilDue({ credit: 0 }));
  const [item] = read([triesOf("q", { credit: 0 })]);
  const again = review(item, { at: noon + 60_000, credit: 1, from: "review" });
  assert.equal(again.due, item.card.due.getTime());
});

test("a kept card says the same as the answers behind it, and goes on with those after it", () => {
  fc.assert(fc.property(fc.array(fc.record({ gap: fc.integer({ min: 1, max: 40 }), credit: fc.constantFrom(0, 0.5, 1), hints: fc.constantFrom(0, 1) }), { minLength: 2, maxLength: 8 }), steps => {
    let day = 0;
    const tries = steps.map(({ gap, credit, hints }) => /** @type {Try} */ ({ at: at((day += gap)), credit, from: "review", ...(hints && { hints }) }));
    const early = tries.slice(0, -1);
    const kept = review(read([triesOf("q", ...early.slice(0, -1))])[0], early[early.length - 1]);
    const [withCard] = read([triesOf("q", ...tries)], undefined, [{ id: "review:q", v: 2, at: 1, card: kept }]);
    const [without] = read([triesOf("q", ...tries)]);
    assert.deepEqual(withCard.card.due, without.card.due);
  }), { numRuns: 200 });
});

test("the card of a question that has changed its meaning is not read on", () => {
  const kept = review(undefined, { at: at(-30), credit: 1, from: "review" });
  const [item] = read([triesOf("q", { credit: 0 })], undefined, [{ id: "review:q", v: 2, at: 1, card: kept }]);
  assert.equal(dayOf(item.card.due), dayOf(at(1)));
});

test("what was never answered, or is not on the site any more, is not asked", () => {
  assert.deepEqual(itemsOf(contentOf({ q: "lesson:one" }), evidenceOf(contentOf({ q: "lesson:one" }), [triesOf("gone", {})]), []), []);
});

test("in the morning of its day a question is due, and not the evening before", () => {
  const items = read([triesOf("q", { at: new Date(2026, 9, 1, 23, 50).getTime(), credit: 0 })]);
  assert.equal(queueOf(items, new Date(2026, 9, 1, 23, 59).getTime(), {}).length, 0);
  assert.equal(queueOf(items, new Date(2026, 9, 2, 0, 1).getTime(), {}).length, 1);
});

test("errors that one was sure of come first, then what has waited longest", () => {
  const items = read([triesOf("new", { at: at(2), credit: 0 }), triesOf("old", { credit: 0, sure: "guess" }), triesOf("sure", { at: at(3), credit: 0, sure: "sure" })]);
  assert.deepEqual(queueOf(items, at(9), {}).map(({ id }) => id), ["sure", "old", "new"]);
});

test("lessons take turns where they are easily confused, and nowhere else", () => {
  const places = { a1: "lesson:a", b1: "lesson:b", a2: "lesson:a", c1: "lesson:c", b2: "lesson:b", a3: "lesson:a" };
  const items = read(Object.keys(places).map((id, index) => triesOf(id, { at: noon + index * 864e5, credit: 0 })), places);
  const order = (/** @type {Record<string, string[]>} */ confusable) => queueOf(items, at(20), confusable).map(({ id }) => id).join(" ");
  assert.equal(order({}), "a1 a2 a3 b1 b2 c1");
  assert.equal(order({ a: ["c"], c: ["a"] }), "a1 c1 a2 a3 b1 b2");
  assert.equal(order({ a: ["b"], b: ["a", "c"], c: ["b"] }), "a1 b1 c1 a2 b2 a3");
});

test("a queue has every due question once, in any order of the records", () => {
  const place = fc.constantFrom("lesson:a", "lesson:b", "quiz:c");
  const answered = fc.array(fc.record({ place, day: fc.integer({ min: 0, max: 9 }), credit: fc.constantFrom(0, 1), sure: fc.constantFrom("sure", "guess") }), { maxLength: 30 });
  fc.assert(fc.property(answered, fc.infiniteStream(fc.nat()), (list, random) => {
    const places = Object.fromEntries(list.map(({ place }, index) => [`q${index}`, place]));
    const records = list.map(({ day, credit, sure }, index) => triesOf(`q${index}`, { at: at(day), credit, sure: /** @type {"sure"} */ (sure) }));
    const confusable = { a: ["b"], b: ["a"] };
    const queue = queueOf(read(records, places), at(12), confusable).map(({ id }) => id);
    const shuffled = records.map(record => ({ record, rank: random.next().value })).sort((a, b) => a.rank - b.rank).map(({ record }) => record);
    assert.deepEqual(queueOf(read(shuffled, places), at(12), confusable).map(({ id }) => id), queue);
    assert.equal(new Set(queue).size, queue.length);
    assert.deepEqual(new Set(queue), new Set(read(records, places).filter(({ card }) => dayOf(card.due) <= dayOf(at(12))).map(({ id }) => id)));
  }));
});

test("a wrong answer comes again at the end, and a right one not", () => {
  assert.deepEqual(afterAnswer(["a", "b", "c"], false), ["b", "c", "a"]);
  assert.deepEqual(afterAnswer(["a", "b"], true), ["b"]);
  assert.deepEqual(afterAnswer(["a"], false), ["a"]);
});

test("a forecast counts what is overdue today, and nothing twice", () => {
  const items = read([triesOf("late", { credit: 0 }), triesOf("today", { at: at(9), credit: 0 }), triesOf("tomorrow", { at: at(10), credit: 0 }), triesOf("far", {}, { at: at(3) }, { at: at(9) })]);
  assert.deepEqual(forecast(items, at(10), 3).map(({ count }) => count), [2, 1, 0]);
  // The days are whole ones, also when the clocks change in between.
  assert.deepEqual(forecast([], new Date(2026, 9, 24).getTime(), 3).map(({ day }) => new Date(day).getDate()), [24, 25, 26]);
});

test("thirty days of a learner: known questions grow rare, and one that is always wrong comes every few days", () => {
  const ids = ["known", "other", "never"];
  const places = Object.fromEntries(ids.map(id => [id, "lesson:one"]));
  let records = ids.map(id => triesOf(id, { credit: id === "never" ? 0 : 1 }));
  /** @type {ReviewRecord[]} */
  let cards = [];
  const asked = Object.fromEntries(ids.map(id => [id, /** @type {number[]} */ ([])]));
  for (let day = 1; day <= 30; day++) {
    for (const item of queueOf(read(records, places, cards), at(day), {})) {
      asked[item.id].push(day);
      const one = /** @type {Try} */ ({ at: at(day), credit: item.id === "never" ? 0 : 1, from: "review" });
      records = records.map(record => (record.id === `tries:${item.id}` ? { ...record, ...withTry(record, one, day) } : record));
      cards = [...cards.filter(({ id }) => id !== `review:${item.id}`), { id: `review:${item.id}`, v: 2, at: day, card: review(item, one) }];
    }
    assert.deepEqual(queueOf(read(records, places, cards), at(day), {}), []);
  }
  const gaps = asked.known.map((day, index) => day - (asked.known[index - 1] ?? 0));
  assert.ok(gaps.every((gap, index) => index === 0 || gap > gaps[index - 1]), `gaps ${gaps}`);
  assert.deepEqual(asked.other, asked.known);
  assert.ok(asked.never.length > 3 * asked.known.length, `asked on ${asked.never}`);
});
