import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { draw } from "../../theme/input/js/draw.js";
import { seedFor, shuffle } from "../../theme/input/js/shuffle.js";

const items = fc.uniqueArray(fc.integer(), { maxLength: 30 });
const pool = fc.array(fc.record({ objective: fc.constantFrom("x", "y", "z", undefined), group: fc.constantFrom("g", "h", undefined, undefined, undefined) }), { maxLength: 25 })
  .map(list => list.map((entry, index) => ({ id: `q${index}`, ...entry })));

test("the same seed gives the same order", () => {
  fc.assert(fc.property(items, fc.integer(), (list, seed) => assert.deepEqual(shuffle(list, seed), shuffle(list, seed))));
});

test("a shuffle loses nothing and adds nothing", () => {
  fc.assert(fc.property(items, fc.integer(), (list, seed) => assert.deepEqual([...shuffle(list, seed)].sort(), [...list].sort())));
});

test("fixed items keep their place", () => {
  fc.assert(fc.property(items, fc.integer(), (list, seed) => {
    const isFixed = (/** @type {number} */ item) => item % 3 === 0;
    const shuffled = shuffle(list, seed, isFixed);
    list.forEach((item, index) => isFixed(item) && assert.equal(shuffled[index], item));
  }));
});

test("every place is reached about as often", () => {
  const counts = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed++) counts[shuffle(["a", "b", "c", "d"], seedFor(seed, "question")).indexOf("a")]++;
  assert.ok(counts.every(count => count > 850 && count < 1150), String(counts));
});

test("a seed differs from question to question", () => {
  assert.notEqual(seedFor(1, "one"), seedFor(1, "two"));
  assert.equal(seedFor(1, "one"), seedFor(1, "one"));
});

test("a draw takes as many as asked, each once, and the same ones for the same seed", () => {
  fc.assert(fc.property(pool, fc.nat({ max: 30 }), fc.integer(), fc.boolean(), (questions, count, seed, isShuffled) => {
    const loose = questions.map(({ id, objective }) => ({ id, objective }));
    const drawn = draw(loose, count, seed, isShuffled);
    assert.equal(drawn.length, Math.min(count, loose.length));
    assert.equal(new Set(drawn).size, drawn.length);
    assert.deepEqual(drawn, draw(loose, count, seed, isShuffled));
  }));
});

test("a group is taken whole or not at all, and its questions stay together in their order", () => {
  fc.assert(fc.property(pool, fc.nat({ max: 30 }), fc.integer(), (questions, count, seed) => {
    const drawn = draw(questions, count, seed, true);
    assert.ok(drawn.length <= count);
    for (const name of ["g", "h"]) {
      const group = questions.filter(({ group }) => group === name);
      const at = drawn.findIndex(({ group }) => group === name);
      if (at >= 0) assert.deepEqual(drawn.slice(at, at + group.length), group);
    }
  }), { numRuns: 500 });
});

test("a group that does not fit leaves no place empty that single questions can fill", () => {
  const questions = [{ id: "a", group: "g" }, { id: "b", group: "g" }, { id: "c", group: "g" }, { id: "d" }, { id: "e" }];
  for (let seed = 0; seed < 50; seed++) {
    assert.equal(draw(questions, 2, seed, true).length, 2);
    assert.equal(draw(questions, 4, seed, true).length, 4);
  }
});

test("a draw covers every objective before it repeats one", () => {
  const questions = ["x", "x", "x", "x", "x", "x", "y", "z"].map((objective, index) => ({ id: String(index), objective }));
  for (let seed = 0; seed < 50; seed++) assert.deepEqual(new Set(draw(questions, 3, seed, true).map(({ objective }) => objective)), new Set(["x", "y", "z"]));
});

test("another seed draws other questions", () => {
  const questions = ["a", "b", "c", "d", "e", "f"].map(id => ({ id }));
  const drawn = new Set(Array.from({ length: 50 }, (_, seed) => draw(questions, 2, seed, false).map(({ id }) => id).join()));
  assert.ok(drawn.size > 5, [...drawn].join(" "));
});

test("without a shuffle a draw keeps the order of the file", () => {
  fc.assert(fc.property(pool, fc.nat({ max: 30 }), fc.integer(), (questions, count, seed) => {
    const places = draw(questions, count, seed, false).map(question => questions.indexOf(question));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
  }));
});
