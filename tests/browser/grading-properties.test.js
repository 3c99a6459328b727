import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { grade, isAnswer } from "../../theme/input/js/grading.js";
import { shuffle } from "../../theme/input/js/shuffle.js";
import { agrees, perfect, question, questions } from "./arbitraries.js";

test("credit is from 0 to 1, and nothing else when strict", () => {
  fc.assert(fc.property(question, ({ key, answer }) => {
    const { credit } = grade(key, answer);
    assert.ok(credit >= 0 && credit <= 1);
    if (key.strict) assert.ok(credit === 0 || credit === 1);
  }), { numRuns: 2000 });
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
    }), { numRuns: 500 });
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

test("something that asks for an answer gives no credit", () => {
  fc.assert(fc.property(question, ({ key, answer }) => {
    const found = grade(key, answer);
    if (!isAnswer(found)) assert.equal(found.credit, 0);
  }), { numRuns: 1000 });
});

test("the order of chosen options never changes the credit", () => {
  fc.assert(fc.property(questions.multi, fc.integer(), ({ key, answer }, seed) => {
    assert.equal(grade(key, shuffle(answer, seed)).credit, grade(key, answer).credit);
  }));
});

test("the order of the key's own lists never changes the credit", () => {
  fc.assert(fc.property(questions.match, fc.integer(), ({ key, answer }, seed) => {
    assert.ok(key.type === "match");
    const shuffled = { ...key, pairs: Object.fromEntries(shuffle(Object.entries(key.pairs), seed)) };
    assert.equal(grade(shuffled, answer).credit, grade(key, answer).credit);
  }));
});

test("right parts are the parts of a full credit", () => {
  fc.assert(fc.property(fc.oneof(questions.multi, questions.match, questions.order, questions.text), ({ key, answer }) => {
    const { credit, parts } = grade(key, answer);
    if (credit === 1) assert.ok(Object.values(parts).every(({ state }) => state === "right"));
  }), { numRuns: 1000 });
});
