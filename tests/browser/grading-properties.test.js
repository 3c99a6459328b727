import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isAnswer } from "../../theme/input/js/grading.js";
import { shuffle } from "../../theme/input/js/shuffle.js";
import { agrees, question, questions, runs } from "./arbitraries.js";
import { grade } from "./graders.js";
import { perfect } from "./mutate.js";

test("credit is from 0 to 1, and nothing else when strict", () => {
  fc.assert(fc.property(question, ({ key, answer }) => {
    const { credit } = grade(key, answer);
    assert.ok(credit >= 0 && credit <= 1);
    if (key.strict) assert.ok(credit === 0 || credit === 1);
  }), runs(2000));
});

for (const [type, pairs] of Object.entries(questions)) {
  if (type === "fit") continue;
  test(`${type}: the key earns full credit`, () => {
    fc.assert(fc.property(pairs, ({ key }) => assert.equal(grade(key, perfect(key)).credit, 1)));
  });

  test(`${type}: full credit goes to nothing but the key`, () => {
    fc.assert(fc.property(pairs, ({ key, answer }) => {
      const expected = agrees(key, answer);
      if (expected !== null) assert.equal(grade(key, answer).credit === 1, expected);
    }), runs(500));
  });
}

test("a number outside of its range earns nothing", () => {
  fc.assert(fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 }), (number, distance) => {
    assert.equal(grade({ type: "numeric", min: number - distance / 2, max: number + distance / 2 }, String(number + distance)).credit, 0);
  }));
});

test("a text that nobody accepted earns nothing", () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 9 }), text => {
    assert.equal(grade({ type: "text", blanks: [{ accept: ["precision"] }] }, [`preci${text}zz`]).credit, 0);
  }));
});

test("a chosen part is right or wrong, and one that is to be chosen is right or missed", () => {
  fc.assert(fc.property(fc.oneof(questions.single, questions.multi), ({ key, answer }) => {
    assert.ok(key.type === "single" || key.type === "multi");
    const { parts } = grade(key, answer);
    for (const id of "abcdef") assert.equal(parts[id]?.state, answer.includes(id) ? (key.right.includes(id) ? "right" : "wrong") : key.right.includes(id) ? "missed" : undefined);
  }), runs(500));
});

test("an action with a weight between is partly right", () => {
  const key = /** @type {const} */ ({ type: "scenario", weights: { a: 100, b: 40, c: 0 } });
  assert.deepEqual(["a", "b", "c"].map(id => grade(key, [id]).parts[id].state), ["right", "partly", "wrong"]);
});

test("a shuffle of what is shown changes neither credit nor message", () => {
  fc.assert(fc.property(question, fc.integer(), ({ key, answer }, seed) => {
    // An answer and a key name ids: whatever order they are collected in from a shuffled page, they mean the same.
    const turned = (/** @type {any} */ value, /** @type {string[]} */ ...ordered) => Object.fromEntries(shuffle(Object.entries(value), seed).map(([name, part]) => [name, Array.isArray(part) && !ordered.includes(name) ? shuffle(part, seed) : part]));
    const shown = key.type === "order" || key.type === "numeric" || key.type === "text" ? answer : Array.isArray(answer) ? shuffle(answer, seed) : turned(answer);
    const [written, shuffled] = [grade(key, answer), grade(/** @type {any} */ (turned(key, "order", "blanks")), shown)];
    assert.deepEqual([shuffled.credit, shuffled.message], [written.credit, written.message]);
  }), runs(2000));
});

test("something that asks for an answer gives no credit", () => {
  fc.assert(fc.property(question, ({ key, answer }) => {
    const found = grade(key, answer);
    if (!isAnswer(found)) assert.equal(found.credit, 0);
  }), runs(1000));
});

test("right parts are the parts of a full credit", () => {
  fc.assert(fc.property(fc.oneof(questions.multi, questions.match, questions.order, questions.text), ({ key, answer }) => {
    const { credit, parts } = grade(key, answer);
    if (credit === 1) assert.ok(Object.values(parts).every(({ state }) => state === "right"));
  }), runs(1000));
});
