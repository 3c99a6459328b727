// A calendar file, as much of RFC 5545 as every calendar reads: https://www.rfc-editor.org/rfc/rfc5545. No DOM here.

/**
 * @typedef {object} CalendarEvent
 * @property {string} uid the same one when the file is made again, so that a calendar replaces what it has
 * @property {string} start `2026-12-01` for a whole day, or `2026-12-01T18:00` on the clock of whoever reads it
 * @property {number} [minutes] how long, when it begins at an hour
 * @property {string} [rule] such as `FREQ=DAILY`
 * @property {string} title
 * @property {string} [text]
 * @property {string} [href] absolute
 */

/** Octets of a line, without its end. */
const most = 75;

/**
 * @param {readonly CalendarEvent[]} events
 * @param {number} stamp milliseconds: when the file was made
 */
export function toCalendar(events, stamp) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LearningSite//EN", "CALSCALE:GREGORIAN", ...events.flatMap(event => linesOf(event, stamp)), "END:VCALENDAR"];
  return lines.map(line => `${fold(line)}\r\n`).join("");
}

/**
 * @param {CalendarEvent} event
 * @param {number} stamp
 */
function linesOf({ uid, start, minutes, rule, title, text, href }, stamp) {
  const isDay = start.length === "2026-12-01".length;
  return [
    "BEGIN:VEVENT",
    `UID:${escape(uid)}`,
    `DTSTAMP:${compact(new Date(stamp).toISOString().slice(0, 19))}Z`,
    isDay ? `DTSTART;VALUE=DATE:${compact(start)}` : `DTSTART:${compact(start)}00`,
    ...(minutes && !isDay ? [`DURATION:PT${minutes}M`] : []),
    ...(rule ? [`RRULE:${rule}`] : []),
    `SUMMARY:${escape(title)}`,
    ...(text ? [`DESCRIPTION:${escape(text)}`] : []),
    ...(href ? [`URL:${new URL(href).href}`] : []),
    // A plan blocks nobody's day.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} time */
function compact(time) {
  return time.replace(/[-:]/g, "");
}

/** Whatever a learner writes stays text: a line end would begin a property. @param {string} text */
function escape(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n|\u2028|\u2029/g, "\\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
}

/** Breaks a long line between characters; a line that goes on begins with a space. @param {string} line */
function fold(line) {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > most) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** In UTF-8. @param {number} point */
function octetsOf(point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
