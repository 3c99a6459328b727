import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { likeness, mostAlike } from "../../theme/input/js/likeness.js";

test("texts are like themselves, and unlike what shares no letters", () => {
  assert.equal(likeness("splits-and-leakage", "Splits and leakage"), 1);
  assert.equal(likeness("drift", "xyz"), 0);
  assert.equal(likeness("", ""), 0);
});

test("likeness goes both ways and stays between 0 and 1", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
    const found = likeness(one, other);
    assert.ok(found >= 0 && found <= 1);
    assert.equal(found, likeness(other, one));
  }));
});

test("a slip of the pen finds what was meant first, and nothing else does", () => {
  const words = ["metrics-that-fit", "splits-and-leakage", "drift", "monitoring", "draft"];
  const name = (/** @type {string} */ word) => [word];
  assert.deepEqual(mostAlike("split-and-leakge", words, name), ["splits-and-leakage"]);
  assert.equal(mostAlike("monitorring", words, name)[0], "monitoring");
  assert.deepEqual(mostAlike("qqqq", words, name), []);
  assert.equal(mostAlike("drift", words, name, 1).length, 1);
});
