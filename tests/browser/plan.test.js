import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findGap } from "../../theme/input/js/gaps.js";
import { add, addDays, blockCount, blocksOf, datesOf, findLessons, findMisplaced, later, makePlan, mark, minutesOf, move, nextOwnId, readChoices, readPlan, remove, spread, sum } from "../../theme/input/js/plan.js";

/**
 * @import { GapData } from "../../theme/input/js/gaps.js"
 * @import { Choices, Plan } from "../../theme/input/js/plan.js"
 */

const today = "2026-11-25";

/** Lessons build on earlier ones, so that there is no circle. @type {fc.Arbitrary<GapData>} */
const site = fc.array(fc.record({
  level: fc.integer({ min: 1, max: 3 }), minutes: fc.integer({ min: 5, max: 90 }), skills: fc.subarray(["a", "b", "c"]), after: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }),
}), { minLength: 1, maxLength: 12 }).chain(rows => fc.record({ from: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 3 })), to: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 3 })) }).map(({ from, to }) => {
  const lessons = Object.fromEntries(rows.map(({ after, ...row }, index) => [`l${index}`, { title: `Lesson ${index}`, href: `/l${index}/`, objectives: {}, ...row, after: [...new Set(after)].filter(other => other < index).map(other => `l${other}`) }]));
  const skill = (/** @type {string} */ name) => ({ title: name, href: "", lessons: Object.keys(lessons).filter(slug => lessons[slug].skills.includes(name)) });
  return { v: 1, roles: { from: { title: "From", href: "", kind: "start", skills: from }, to: { title: "To", href: "", kind: "target", skills: to } }, skills: { a: skill("a"), b: skill("b"), c: skill("c") }, lessons, projects: { demo: { title: "Demo", href: "", hours: "16", minutes: 960 } } };
}));
const choices = fc.record({
  from: fc.constantFrom(null, "from"), to: fc.constant("to"), hours: fc.double({ min: 0.1, max: 20, noNaN: true }), pace: fc.constantFrom("even", "early"), known: fc.constant(/** @type {string[]} */ ([])),
  start: fc.integer({ min: 0, max: 1500 }).map(days => addDays("2026-01-31", days)),
});
const known = fc.subarray(Array.from({ length: 12 }, (_, index) => `l${index}`));
const slugOf = (/** @type {{ id: string }} */ { id }) => id.slice("lesson:".length);

test("a plan repeats nothing that is known, puts prerequisites first, and loses no minute", () => {
  fc.assert(fc.property(site, choices, known, (data, choice, slugs) => {
    const isKnown = (/** @type {string} */ slug) => slugs.includes(slug);
    const plan = makePlan(data, choice, isKnown);
    assert.deepEqual(plan, makePlan(data, choice, isKnown));
    const planned = plan.lines.map(slugOf);
    const { lessons, minutes, leftOut } = findLessons(data, choice.from, choice.to, isKnown);
    assert.deepEqual(planned, lessons);
    assert.equal(new Set(planned).size, planned.length);
    assert.ok(!planned.some(isKnown));
    assert.equal(sum(plan.lines.map(line => minutesOf(data, line))), minutes);
    assert.deepEqual([...planned, ...leftOut].toSorted(), findGap(data, choice.from, choice.to).lessons.toSorted());
    assert.equal(findMisplaced(data, plan.lines).size, 0);
    // What a planned lesson builds on is planned, known, or behind whoever starts from this role.
    const have = choice.from === null ? {} : data.roles.from.skills;
    for (const slug of planned) for (const one of data.lessons[slug].after) {
      const { skills, level } = data.lessons[one];
      assert.ok(planned.includes(one) || isKnown(one) || (skills.length > 0 && skills.every(skill => (have[skill] ?? 0) > level)));
    }
  }), { numRuns: 500 });
});

test("a block holds no more than the hours a week make, unless a single lesson is longer", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 5, max: 90 }), { maxLength: 60 }), fc.array(fc.integer({ min: 1, max: 900 }), { minLength: blockCount, maxLength: blockCount }), fc.constantFrom("even", "early"), (minutes, room, pace) => {
    const blocks = spread(minutes, room, pace);
    assert.deepEqual(blocks, blocks.toSorted((a, b) => a - b));
    for (const [index, most] of room.entries()) {
      const own = minutes.filter((_, at) => blocks[at] === index);
      assert.ok(sum(own) <= most || own.length === 1);
    }
    // Nothing waits for later while an early plan has room.
    if (pace === "early" && blocks.includes(later)) assert.ok(sum(minutes.filter((_, at) => blocks[at] === later - 1)) + minutes[blocks.indexOf(later)] > room[later - 1]);
  }), { numRuns: 500 });
});

test("an even plan is even", () => {
  assert.deepEqual(spread([20, 20, 20, 20, 20, 20], [1000, 1000, 1000], "even"), [0, 0, 1, 1, 2, 2]);
  assert.deepEqual(spread([20, 20, 20, 20, 20, 20], [1000, 1000, 1000], "early"), [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(spread([20, 20, 20], [25, 25, 10], "early"), [0, 1, 2]);
  assert.deepEqual(spread([20, 20, 20, 20], [25, 25, 25], "even"), [0, 1, 2, 3]);
});

test("blocks are two months each, also from the last day of a month, and hold the hours of their weeks", () => {
  assert.deepEqual(blocksOf({ start: "2026-12-31", hours: 7 }), [
    { first: "2026-12-31", last: "2027-02-27", days: 59, minutes: 59 * 60 },
    { first: "2027-02-28", last: "2027-04-29", days: 61, minutes: 61 * 60 },
    { first: "2027-04-30", last: "2027-06-29", days: 61, minutes: 61 * 60 },
  ]);
});

test("every line of a block is due inside it, and in order", () => {
  fc.assert(fc.property(site, choices, (data, choice) => {
    const plan = makePlan(data, choice, () => false);
    const dates = datesOf(data, plan);
    const blocks = blocksOf(plan);
    assert.deepEqual([...dates.values()], [...dates.values()].toSorted());
    for (const { id, block } of plan.lines) {
      const date = dates.get(id);
      assert.ok(block === later ? date === undefined : date !== undefined && date >= blocks[block].first && date <= blocks[block].last);
    }
  }));
});

const hand = fc.array(fc.oneof(
  fc.record({ do: fc.constant("move"), at: fc.nat(20), step: fc.constantFrom(-1, 1) }), fc.record({ do: fc.constant("remove"), at: fc.nat(20), step: fc.constant(1) }),
  fc.record({ do: fc.constantFrom("add", "own", "mark", "project"), at: fc.nat(20), step: fc.constantFrom(0, 1, 2, 3) }),
), { maxLength: 25 });

test("whatever is changed by hand, a plan stays one that reads back the same", () => {
  fc.assert(fc.property(site, choices, hand, (data, choice, changes) => {
    let plan = makePlan(data, choice, () => false);
    for (const change of changes) {
      const id = plan.lines[change.at % plan.lines.length]?.id ?? "";
      const slug = `l${change.at % Object.keys(data.lessons).length}`;
      const isFresh = !plan.lines.some(line => line.id === `lesson:${slug}`);
      if (change.do === "move") plan = move(plan, id, change.step < 0 ? -1 : 1);
      if (change.do === "remove") plan = remove(plan, id);
      if (change.do === "mark" && !id.startsWith("lesson:")) plan = mark(plan, id, change.step > 0);
      if (change.do === "add") plan = add(data, plan, { id: `lesson:${slug}`, block: change.step }, () => false);
      if (change.do === "project") plan = add(data, plan, { id: "project:demo", block: change.step }, () => false);
      if (change.do === "own") plan = add(data, plan, { id: nextOwnId(plan), block: change.step, text: "A book", minutes: 90 }, () => false);
      if (change.do === "add" && isFresh) assert.ok(data.lessons[slug].after.every(one => plan.lines.some(line => line.id === `lesson:${one}`)));
      assert.equal(new Set(plan.lines.map(line => line.id)).size, plan.lines.length);
    }
    const tidy = { ...plan, lines: plan.lines.map(({ done, ...line }) => (done ? { ...line, done } : line)) };
    assert.deepEqual(readPlan(JSON.parse(JSON.stringify(plan)), data, today), tidy);
  }), { numRuns: 300 });
});

/** @type {GapData} */
const small = {
  v: 1, roles: { tester: { title: "Tester", href: "", kind: "start", skills: {} }, goal: { title: "Goal", href: "", kind: "target", skills: { a: 2 } } }, skills: { a: { title: "A", href: "", lessons: ["map", "metrics"] } },
  lessons: { map: { title: "Map", href: "", level: 1, minutes: 20, skills: ["a"], after: [], objectives: {} }, metrics: { title: "Metrics", href: "", level: 2, minutes: 30, skills: ["a"], after: ["map"], objectives: {} } }, projects: {},
};
/** @type {Choices} */
const chosen = { from: "tester", to: "goal", hours: 5, start: "2026-12-01", pace: "early", known: [] };

test("a line moves within its block, then over its edge, and no further", () => {
  let plan = makePlan(small, chosen, () => false);
  plan = move(plan, "lesson:map", 1);
  assert.deepEqual(plan.lines, [{ id: "lesson:metrics", block: 0 }, { id: "lesson:map", block: 0 }]);
  assert.deepEqual([...findMisplaced(small, plan.lines)], [["lesson:metrics", ["map"]]]);
  for (const block of [1, 2, later, later]) assert.equal((plan = move(plan, "lesson:map", 1)).lines[1].block, block);
  assert.deepEqual(move(plan, "lesson:gone", 1), plan);
  assert.equal(move(plan, "lesson:metrics", -1).lines[0].block, 0);
});

test("a lesson that is added brings what it builds on, unless that is known", () => {
  const empty = { ...makePlan(small, chosen, () => true) };
  assert.deepEqual(add(small, empty, { id: "lesson:metrics", block: 1 }, () => false).lines, [{ id: "lesson:map", block: 1 }, { id: "lesson:metrics", block: 1 }]);
  assert.deepEqual(add(small, empty, { id: "lesson:metrics", block: 1 }, slug => slug === "map").lines, [{ id: "lesson:metrics", block: 1 }]);
});

test("an address or a record says what makes sense, and nothing else", () => {
  const none = { from: null, to: "", hours: 0, start: today, pace: "even", known: [] };
  for (const raw of [{}, { from: "__proto__", to: "constructor", hours: "Infinity", start: "2026-02-30", pace: "late", known: ["lesson:__proto__", "lesson:gone", 3] }, { from: ["tester"], to: {}, hours: "-1", start: "2026-12-01T00:00", known: "lesson:map" }, { hours: 61, start: "1970-01-01" }])
    assert.deepEqual(readChoices(raw, small, today), none);
  assert.deepEqual(readChoices({ ...chosen, hours: "2.5", known: ["lesson:map", "lesson:map"] }, small, today), { ...chosen, hours: 2.5, known: ["lesson:map"] });
  assert.equal(readPlan(chosen, small, today), null);
  assert.equal(readPlan({ ...chosen, to: "gone", lines: [] }, small, today), null);
  const lines = [null, 3, { id: "lesson:map" }, { id: "lesson:map", block: 9 }, { id: "lesson:gone", block: 1 }, { id: "own:__proto__", block: 1, text: "x" }, { id: "own:1", block: 1, text: " " },
    { id: "own:2", block: 2, text: " A book ", minutes: "many" }, { id: "lesson:map", block: 1, done: true, text: "<b>" }, { id: "lesson:map", block: 0 }];
  assert.deepEqual(/** @type {Plan} */ (readPlan({ ...chosen, lines }, small, today)).lines, [{ id: "lesson:map", block: 1 }, { id: "own:2", block: 2, text: "A book", minutes: 0 }]);
});

test("whatever JSON a record holds, reading it ends well", () => {
  assert.equal(readPlan({ ...chosen, hours: [{ toString: "" }], lines: [] }, small, today), null);
  assert.equal(readPlan({ ...chosen, lines: [{ id: "own:1", block: 0, text: "A book", minutes: { toString: "" } }] }, small, today)?.lines[0].minutes, 0);
  fc.assert(fc.property(fc.dictionary(fc.constantFrom("from", "to", "hours", "start", "pace", "known", "lines"), fc.jsonValue({ maxDepth: 4 })), raw => {
    const plan = readPlan(raw, small, today);
    if (plan) assert.deepEqual(readPlan(JSON.parse(JSON.stringify(plan)), small, today), plan);
  }));
});
