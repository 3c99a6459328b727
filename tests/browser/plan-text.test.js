import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toMarkdown } from "../../theme/input/js/plan-text.js";

test("a plan as somebody would write it", () => {
  assert.equal(toMarkdown({
    title: "Plan: QA Engineer to AI/ML QA Engineer", facts: ["5 hours a week from 1 Dec 2026"],
    blocks: [
      { title: "Months 1 and 2", dates: "1 Dec 2026 to 31 Jan 2027", about: "2 lines, 1 hour", notes: [{ prompt: "Finished when I can show", text: "A check\nthat fails <b>well</b>" }, { prompt: "Look back", text: " " }], lines: [
        { title: "Metrics [that] fit", href: "https://example.org/lessons/metrics/", about: "20 min, from 1 Dec 2026", isDone: true, notes: [{ prompt: "Why?", text: "Because." }] },
        { title: "1. A book", href: null, about: "", isDone: false, notes: [] },
      ] },
      { title: "Months 3 and 4", dates: "", about: "Nothing", lines: [], notes: [] },
    ],
  }), `# Plan: QA Engineer to AI/ML QA Engineer

- 5 hours a week from 1 Dec 2026

## Months 1 and 2

1 Dec 2026 to 31 Jan 2027  
2 lines, 1 hour

- [x] [Metrics \\[that\\] fit](https://example.org/lessons/metrics/) – 20 min, from 1 Dec 2026

  Why?

  > Because.
- [ ] 1\\. A book

### Finished when I can show

> A check
> that fails \\<b>well\\</b>

## Months 3 and 4

Nothing
`);
});

test("whatever is written, a line of the plan stays one line, and a note stays a quotation", () => {
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.constantFrom("\n", "\r", "# ", "- ", "<script>", "[", "](", "`", "> "), fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })), maxLength: 40 }), own => {
    const lines = toMarkdown({ title: "Plan", facts: [], blocks: [{ title: "Months 1 and 2", dates: "", about: "", lines: [{ title: `x${own}`, href: null, about: "", isDone: false, notes: [] }], notes: [{ prompt: "Note", text: own }] }] }).trimEnd().split("\n");
    const noted = lines.indexOf("### Note");
    assert.equal(lines.filter(line => /^(#|- )/.test(line)).length, own.trim() ? 4 : 3);
    if (own.trim()) assert.ok(lines.slice(noted + 2).every(line => line.startsWith(">")));
    assert.ok(lines.every(line => !/(^|[^\\])(\\\\)*<[a-z]/i.test(line)));
  }), { numRuns: 500 });
});
