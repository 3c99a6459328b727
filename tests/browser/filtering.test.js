import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { filter, readChoice, sortBy, writeChoice } from "../../theme/input/js/filtering.js";

const groups = ["role", "skill"];
const offered = new Map([["role", ["a", "b", "c"]], ["skill", ["x", "y", "z"]]]);
const item = fc.record({
  values: fc.record({ role: fc.subarray(["a", "b", "c"], { maxLength: 1 }), skill: fc.subarray(["x", "y", "z"]) }),
  weight: fc.constantFrom(0, 1, 1, 1),
});
const items = fc.array(item, { maxLength: 25 });
const choice = fc.record({ role: fc.subarray(["a", "b", "c"]), skill: fc.subarray(["x", "y", "z"]) })
  .map(({ role, skill }) => new Map([["role", new Set(role)], ["skill", new Set(skill)]]));

test("without a choice everything is shown", () => {
  fc.assert(fc.property(items, list => assert.ok(filter(list, groups, new Map()).shown.every(Boolean))));
});

test("between groups all must fit, inside a group any", () => {
  const list = [{ values: { role: ["a"], skill: ["x", "y"] }, weight: 1 }, { values: { role: ["a"], skill: ["z"] }, weight: 1 }, { values: { role: ["b"], skill: ["x"] }, weight: 1 }];
  assert.deepEqual(filter(list, groups, new Map([["role", new Set(["a"])], ["skill", new Set(["x", "z"])]])).shown, [true, true, false]);
  assert.deepEqual(filter(list, groups, new Map([["role", new Set(["a"])], ["skill", new Set(["x"])]])).shown, [true, false, false]);
});

test("a count is what choosing that value alone in its group would leave, and a value without a count would leave nothing", () => {
  fc.assert(fc.property(items, choice, (list, chosen) => {
    const { counts } = filter(list, groups, chosen);
    for (const group of groups) for (const value of offered.get(group) ?? []) {
      const left = filter(list, groups, new Map([...chosen, [group, new Set([value])]])).shown;
      const weight = list.reduce((sum, { weight }, index) => sum + (left[index] ? weight : 0), 0);
      assert.equal(counts.get(group)?.get(value), left.includes(true) ? weight : undefined);
    }
  }));
});

test("a choice comes back from the address as it went in, and leaves other parts alone", () => {
  fc.assert(fc.property(choice, chosen => {
    const address = new URLSearchParams("q=kept&role=c&role=a");
    writeChoice(address, chosen);
    assert.deepEqual(readChoice(address, offered), chosen);
    assert.equal(address.get("q"), "kept");
  }));
});

test("an address cannot choose what the page does not offer", () => {
  const read = readChoice(new URLSearchParams("role=<b>&role=b&skill=constructor&__proto__=x"), offered);
  assert.deepEqual(read, new Map([["role", new Set(["b"])], ["skill", new Set()]]));
});

test("numbers go by size, words by the alphabet of the language, and what has none stands last both ways", () => {
  const rows = ["101000", undefined, "90000", "", "1000000"];
  assert.deepEqual(sortBy(rows, row => row, false, "en"), ["90000", "101000", "1000000", undefined, ""]);
  assert.deepEqual(sortBy(rows, row => row, true, "en"), ["1000000", "101000", "90000", undefined, ""]);
  assert.deepEqual(sortBy(["Zebra", "Öl", "Apfel"], row => row, false, "de"), ["Apfel", "Öl", "Zebra"]);
});

test("equals keep their order", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom("a", "b")), fc.boolean(), (keys, isDescending) => {
    const sorted = sortBy(keys.map((key, index) => ({ key, index })), row => row.key, isDescending, "en");
    for (let i = 1; i < sorted.length; i++) if (sorted[i].key === sorted[i - 1].key) assert.ok(sorted[i].index > sorted[i - 1].index);
  }));
});
