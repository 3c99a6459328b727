import assert from "node:assert/strict";
import fc from "fast-check";
import { merge } from "../../theme/input/js/merge.js";
import { readRecord } from "../../theme/input/js/records.js";
import { threeVersions } from "./record-arbitraries.js";

/** @import { Kind } from "../../theme/input/js/records.js" */

/**
 * Versions of a record merge the same in any order, in any grouping and however often, and what comes out is a record.
 * @param {Kind} kind
 * @param {{ numRuns: number, endOnFailure?: boolean }} runs
 */
export function checkLaws(kind, runs) {
  fc.assert(fc.property(threeVersions(kind), ([a, b, c]) => {
    assert.deepEqual(merge(a, b), merge(b, a));
    assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
    assert.deepEqual(merge(merge(a, b), b), merge(a, b));
    assert.ok(readRecord(merge(a, b)));
  }), runs);
}
