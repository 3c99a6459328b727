// A plan of six months from one role to another: which lessons, in which block of two months, and what is changed by hand.
// docs/gaps.md says how it is counted. Every function returns a new plan. No DOM here.

import { findGap, withPrerequisites } from "./gaps.js";

/**
 * @import { GapData } from "./gaps.js"
 *
 * @typedef {object} Choices
 * @property {string | null} from null for somebody who brings nothing
 * @property {string} to
 * @property {number} hours a week
 * @property {string} start first day: `2026-12-01`
 * @property {"even" | "early"} pace evenly over the six months, or each block full before the next one
 * @property {string[]} known lessons that the learner leaves out, as `lesson:metrics`
 *
 * @typedef {object} Line
 * @property {string} id `lesson:metrics`, `project:churn`, or `own:1` for what the learner wrote
 * @property {number} block from 0; `later` for what does not fit
 * @property {string} [text] of an own line
 * @property {number} [minutes] of an own line
 * @property {boolean} [done] of what has no end to be read: a project or an own line
 *
 * @typedef {Choices & { lines: Line[] }} Plan lines in order, block after block
 * @typedef {{ first: string, last: string, days: number, minutes: number }} Block with the minutes that the hours a week make
 */

export const blockCount = 3;
export const later = blockCount;
const monthsOfBlock = 2;

export const mostHours = 60;
const mostLines = 300;
const mostLetters = 200;
const mostMinutes = 60 * 1000;

/**
 * What is left to learn, prerequisites first, and what is left out because it is known or only leads to that.
 * @param {GapData} data
 * @param {string | null} from
 * @param {string} to
 * @param {(lesson: string) => boolean} isKnown
 */
export function findLessons(data, from, to, isKnown) {
  const { lessons, minutes } = findGap(data, from, to, isKnown);
  const needed = new Set(lessons);
  return { lessons, minutes, leftOut: findGap(data, from, to).lessons.filter(slug => !needed.has(slug)) };
}

/**
 * @param {GapData} data
 * @param {Choices} choices
 * @param {(lesson: string) => boolean} isKnown
 * @returns {Plan}
 */
export function makePlan(data, choices, isKnown) {
  const { lessons } = findLessons(data, choices.from, choices.to, isKnown);
  const blocks = spread(lessons.map(slug => data.lessons[slug].minutes), blocksOf(choices).map(({ minutes }) => minutes), choices.pace);
  return { ...choices, lines: lessons.map((slug, index) => ({ id: `lesson:${slug}`, block: blocks[index] })) };
}

/**
 * The block of each lesson, in order. None holds more than its minutes, unless a single lesson is longer; the rest comes later.
 * @param {readonly number[]} minutes of lessons
 * @param {readonly number[]} room minutes of blocks
 * @param {Choices["pace"]} pace
 */
export function spread(minutes, room, pace) {
  const total = sum(minutes) || 1;
  let [block, used, before] = [0, 0, 0];
  return minutes.map(own => {
    const due = pace === "early" ? 0 : Math.min(room.length - 1, Math.floor((room.length * (before + own / 2)) / total));
    before += own;
    if (due > block) [block, used] = [due, 0];
    if (block < room.length && used > 0 && used + own > room[block]) [block, used] = [block + 1, 0];
    used += own;
    return block;
  });
}

/** @param {Pick<Choices, "start" | "hours">} choices @returns {Block[]} */
export function blocksOf({ start, hours }) {
  return Array.from({ length: blockCount }, (_, index) => {
    const [first, end] = [addMonths(start, index * monthsOfBlock), addMonths(start, (index + 1) * monthsOfBlock)];
    const days = daysBetween(first, end);
    return { first, last: addDays(end, -1), days, minutes: Math.floor((hours * 60 * days) / 7) };
  });
}

/**
 * The first day of the week in which each line is due, by id; what comes later has none.
 * @param {GapData} data
 * @param {Plan} plan
 * @returns {Map<string, string>}
 */
export function datesOf(data, plan) {
  const dates = new Map();
  for (const [index, { first, days }] of blocksOf(plan).entries()) {
    const own = plan.lines.filter(({ block }) => block === index);
    const weeks = Math.floor(days / 7);
    // Paced by the hours a week, or over all weeks of the block.
    const minutesOfWeek = plan.pace === "early" ? plan.hours * 60 : sum(own.map(line => minutesOf(data, line))) / weeks || 1;
    let before = 0;
    for (const line of own) {
      dates.set(line.id, addDays(first, 7 * Math.min(weeks - 1, Math.floor(before / minutesOfWeek))));
      before += minutesOf(data, line);
    }
  }
  return dates;
}

/** @param {GapData} data @param {Line} line */
export function minutesOf(data, { id, minutes }) {
  const [kind, name] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  return kind === "lesson" ? data.lessons[name].minutes : kind === "project" ? data.projects[name].minutes : (minutes ?? 0);
}

/**
 * Lessons that a line builds on and that stand behind it.
 * @param {GapData} data
 * @param {readonly Line[]} lines
 * @returns {Map<string, string[]>} slugs by the id of the line; only lines that have some
 */
export function findMisplaced(data, lines) {
  const places = new Map(lines.map(({ id }, index) => [id, index]));
  return new Map(lines.flatMap(({ id }, index) => {
    const behind = afterOf(data, id).filter(slug => (places.get(`lesson:${slug}`) ?? -1) > index);
    return behind.length > 0 ? [[id, behind]] : [];
  }));
}

// By hand -------------------------------------------------------------------------------------------------------------------

/**
 * One place up or down; over the edge of a block, into the next one.
 * @template {Plan} P
 * @param {P} plan
 * @param {string} id
 * @param {-1 | 1} step
 * @returns {P}
 */
export function move(plan, id, step) {
  const lines = [...plan.lines];
  const at = lines.findIndex(line => line.id === id);
  const other = lines[at + step];
  if (at < 0) return plan;
  if (other?.block === lines[at].block) [lines[at], lines[at + step]] = [other, lines[at]];
  else lines[at] = { ...lines[at], block: Math.min(later, Math.max(0, lines[at].block + step)) };
  return { ...plan, lines };
}

/** @template {Plan} P @param {P} plan @param {string} id @returns {P} */
export function remove(plan, id) {
  return { ...plan, lines: plan.lines.filter(line => line.id !== id) };
}

/** @template {Plan} P @param {P} plan @param {string} id @param {boolean} done @returns {P} */
export function mark(plan, id, done) {
  return { ...plan, lines: plan.lines.map(line => (line.id === id ? { ...line, done } : line)) };
}

/**
 * A lesson brings what it builds on, unless that is known or planned.
 * @param {GapData} data
 * @param {Plan} plan
 * @param {Line} line
 * @param {(lesson: string) => boolean} isKnown
 * @returns {Plan}
 */
export function add(data, plan, line, isKnown) {
  const planned = new Set(plan.lines.map(({ id }) => id));
  if (planned.has(line.id) || plan.lines.length >= mostLines) return plan;
  const slug = line.id.startsWith("lesson:") ? line.id.slice("lesson:".length) : null;
  const before = slug === null ? [] : withPrerequisites(data, afterOf(data, line.id), one => isKnown(one) || one === slug || planned.has(`lesson:${one}`));
  const fresh = [...before.map(one => ({ id: `lesson:${one}`, block: line.block })), line];
  const end = plan.lines.findLastIndex(({ block }) => block <= line.block) + 1;
  return { ...plan, lines: plan.lines.toSpliced(end, 0, ...fresh) };
}

/** The id of the next own line. @param {Plan} plan */
export function nextOwnId({ lines }) {
  return `own:${1 + Math.max(0, ...lines.flatMap(({ id }) => (id.startsWith("own:") ? Number(id.slice("own:".length)) : [])))}`;
}

// What comes from outside ---------------------------------------------------------------------------------------------------

/**
 * What an address, a form or a record says, as far as it makes sense; the rest is as if it were not there.
 * @param {Record<string, unknown>} raw
 * @param {GapData} data
 * @param {string} today
 * @returns {Choices} `to` is empty and `hours` 0 when they are not chosen yet
 */
export function readChoices(raw, data, today) {
  const role = (/** @type {unknown} */ name) => (typeof name === "string" && Object.hasOwn(data.roles, name) ? name : null);
  const hours = toNumber(raw.hours);
  return {
    from: role(raw.from), to: role(raw.to) ?? "",
    hours: hours > 0 && hours <= mostHours ? hours : 0,
    start: isDay(raw.start) ? raw.start : today,
    pace: raw.pace === "early" ? "early" : "even",
    known: Array.isArray(raw.known) ? [...new Set(raw.known.filter(id => isLesson(id, data)))] : [],
  };
}

/**
 * A plan as it was kept; null when it is none. Lines of lessons that the site has no more are left out.
 * @param {Record<string, unknown>} raw
 * @param {GapData} data
 * @param {string} today
 * @returns {Plan | null}
 */
export function readPlan(raw, data, today) {
  const choices = readChoices(raw, data, today);
  if (!choices.to || !choices.hours || !Array.isArray(raw.lines)) return null;
  const seen = new Set();
  const lines = raw.lines.flatMap(line => readLine(line, data)).filter(({ id }) => !seen.has(id) && seen.add(id));
  return { ...choices, lines: lines.sort((a, b) => a.block - b.block).slice(0, mostLines) };
}

/** @param {any} raw @param {GapData} data @returns {Line[]} none or one */
function readLine(raw, data) {
  if (typeof raw !== "object" || raw === null || typeof raw.id !== "string" || !Number.isInteger(raw.block) || raw.block < 0 || raw.block > later) return [];
  const { id, block } = raw;
  if (isLesson(id, data)) return [{ id, block }];
  const done = raw.done === true ? { done: true } : {};
  if (id.startsWith("project:") && Object.hasOwn(data.projects, id.slice("project:".length))) return [{ id, block, ...done }];
  if (!/^own:[1-9]\d{0,5}$/.test(id) || typeof raw.text !== "string" || !raw.text.trim()) return [];
  return [{ id, block, text: raw.text.trim().slice(0, mostLetters), minutes: readMinutes(raw.minutes), ...done }];
}

/** @param {unknown} raw */
export function readMinutes(raw) {
  return Math.min(mostMinutes, Math.max(0, Math.round(toNumber(raw)) || 0));
}

/** An object may say that it is no number by an exception. @param {unknown} raw */
function toNumber(raw) {
  return typeof raw === "object" ? 0 : Number(raw);
}

/** @param {unknown} id @param {GapData} data @returns {id is string} */
function isLesson(id, data) {
  return typeof id === "string" && id.startsWith("lesson:") && Object.hasOwn(data.lessons, id.slice("lesson:".length));
}

/** @param {unknown} day @returns {day is string} */
function isDay(day) {
  return typeof day === "string" && /^20\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
}

// Days, as `2026-12-01` -----------------------------------------------------------------------------------------------------

/** The same day of a later month, or its last one. @param {string} day @param {number} months */
function addMonths(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** @param {string} day @param {number} days */
export function addDays(day, days) {
  return dayOf(Date.parse(day) + days * 86_400_000);
}

/** @param {string} first @param {string} end */
function daysBetween(first, end) {
  return (Date.parse(end) - Date.parse(first)) / 86_400_000;
}

/** @param {number} time */
function dayOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** @param {GapData} data @param {string} id of a line */
function afterOf(data, id) {
  return id.startsWith("lesson:") ? data.lessons[id.slice("lesson:".length)].after.filter(slug => Object.hasOwn(data.lessons, slug)) : [];
}

/** @param {readonly number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}
