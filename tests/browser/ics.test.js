import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toCalendar } from "../../theme/input/js/ics.js";

const stamp = Date.UTC(2026, 10, 25, 18, 0, 0);

test("a day and a daily hour, as calendars read them", () => {
  const file = toCalendar([
    { uid: "lesson:metrics@example.org", start: "2026-12-01", title: "Metrics, at last; part 1", text: "Choose\na metric", href: "https://example.org/lessons/metrics/" },
    { uid: "review@example.org", start: "2026-12-01T18:00", minutes: 10, rule: "FREQ=DAILY", title: "Review" },
  ], stamp);
  assert.equal(file, [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LearningSite//EN", "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT", "UID:lesson:metrics@example.org", "DTSTAMP:20261125T180000Z", "DTSTART;VALUE=DATE:20261201", "SUMMARY:Metrics\\, at last\\; part 1",
    "DESCRIPTION:Choose\\na metric", "URL:https://example.org/lessons/metrics/", "TRANSP:TRANSPARENT", "END:VEVENT",
    "BEGIN:VEVENT", "UID:review@example.org", "DTSTAMP:20261125T180000Z", "DTSTART:20261201T180000", "DURATION:PT10M", "RRULE:FREQ=DAILY", "SUMMARY:Review", "TRANSP:TRANSPARENT", "END:VEVENT",
    "END:VCALENDAR", "",
  ].join("\r\n"));
});

const words = fc.string({ unit: fc.oneof(fc.constantFrom("\r", "\n", "\r\n", "\u2028", ";", ",", "\\", "BEGIN:VEVENT", "\0", "\u0007", "\t", "é", "字", "🙂"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 })), maxLength: 120 });

test("whatever is written stays inside its event, and no line is longer than 75 octets", () => {
  fc.assert(fc.property(words, words, (title, text) => {
    const file = toCalendar([{ uid: "x", start: "2026-12-01", title, text: `.${text}` }], stamp);
    const lines = file.split("\r\n");
    assert.ok(lines.every(line => Buffer.byteLength(line) <= 75 && !/[\r\n\0\x07]/.test(line)));
    const names = file.replaceAll("\r\n ", "").split("\r\n").map(line => line.split(/[:;]/)[0]);
    assert.deepEqual(names, ["BEGIN", "VERSION", "PRODID", "CALSCALE", "BEGIN", "UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP", "END", "END", ""]);
  }), { numRuns: 500 });
});

test("a calendar reads back what was written", () => {
  const plain = (/** @type {string} */ text) => text.replace(/\r\n?|\n|\u2028|\u2029/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
  fc.assert(fc.property(words, title => {
    const unfolded = toCalendar([{ uid: "x", start: "2026-12-01", title }], stamp).replaceAll("\r\n ", "");
    const read = (unfolded.match(/\r\nSUMMARY:(.*?)\r\n/s)?.[1] ?? "").replace(/\\(.)/g, (_, one) => (one === "n" ? "\n" : one));
    assert.equal(read, plain(title));
  }), { numRuns: 500 });
});
