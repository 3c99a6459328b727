// What the records say about lessons and objectives. Nothing of this is kept: it is computed when a page asks. No DOM here.

/**
 * @import { ReadRecord, TriesRecord, Try } from "./records.js"
 *
 * @typedef {object} Content what `progress/content.json` says about the site
 * @property {Record<string, { title: string, href: string, objectives: Record<string, string>, confusable?: string[] }>} lessons
 * @property {Record<string, { title: string, href: string, pass?: number }>} quizzes
 * @property {Record<string, { in: string, objective?: string, stem: string, version: string }>} questions
 * @property {Record<string, { text: string, href: string }>} prompts
 *
 * @typedef {Try & { question: string }} Evidence
 * @typedef {"secure" | "growing" | "weak" | "early"} Verdict
 * @typedef {{ id: string, lesson: string, sentence: string, tries: Evidence[], right: number, share: number, verdict: Verdict }} Objective
 * @typedef {"pass" | "part" | "fail" | "none"} LessonState
 */

/** Right on so many different days, and an objective is secure. */
const days = 3;

/**
 * Tries of questions as they are today, oldest first; a question that has changed its meaning begins anew.
 * @param {Content} content
 * @param {readonly TriesRecord[]} records
 * @returns {Evidence[]}
 */
export function evidenceOf({ questions }, records) {
  return records
    .flatMap(({ id, tries }) => {
      const question = id.slice("tries:".length);
      const known = Object.hasOwn(questions, question) ? questions[question] : null;
      return known ? tries.filter(({ version = known.version }) => version === known.version).map(one => ({ ...one, question })) : [];
    })
    .sort((a, b) => a.at - b.at);
}

/**
 * Objectives with evidence, the weakest first.
 * @param {Content} content
 * @param {readonly Evidence[]} evidence
 * @returns {Objective[]}
 */
export function objectivesOf({ lessons, questions }, evidence) {
  const byObjective = groupBy(evidence, ({ question }) => questions[question].objective ?? "");
  const found = [...byObjective].flatMap(([id, tries]) => {
    const [lesson, name] = id.split("#");
    const sentence = lessons[lesson]?.objectives[name];
    const share = tries.reduce((sum, { credit }) => sum + credit, 0) / tries.length;
    return sentence === undefined ? [] : [{ id, lesson, sentence, tries, right: tries.filter(({ credit }) => credit === 1).length, share, verdict: judge(tries, share) }];
  });
  return found.sort((a, b) => a.share - b.share || b.tries.length - a.tries.length || (a.id < b.id ? -1 : 1));
}

/**
 * @param {readonly Try[]} tries oldest first
 * @param {number} share
 * @returns {Verdict}
 */
function judge(tries, share) {
  const rightDays = new Set(tries.filter(({ credit, at }) => credit === 1 && at > 0).map(({ at }) => new Date(at).setHours(0, 0, 0, 0)));
  if (rightDays.size >= days && tries.at(-1)?.credit === 1) return "secure";
  if (tries.length < 2) return "early";
  return share < 0.5 ? "weak" : "growing";
}

/**
 * A lesson is passed when it was read and all its questions were right the last time; what it has no questions for, reading decides.
 * @param {Content} content
 * @param {readonly Evidence[]} evidence
 * @param {readonly ReadRecord[]} ticks
 * @returns {Map<string, LessonState>}
 */
export function lessonStates({ lessons, questions }, evidence, ticks) {
  const last = new Map(evidence.map(({ question, credit }) => [question, credit]));
  const read = new Set(ticks.flatMap(({ id, read }) => (read ? id.slice("read:".length) : [])));
  const asked = groupBy(Object.keys(questions), id => questions[id].in);
  return new Map(Object.keys(lessons).map(slug => [slug, stateOf((asked.get(`lesson:${slug}`) ?? []).map(id => last.get(id)), read.has(slug))]));
}

/**
 * Lessons that nobody has to plan any more: passed, or secure in every objective that is asked for somewhere.
 * @param {Content} content
 * @param {readonly Evidence[]} evidence
 * @param {Map<string, LessonState>} states
 * @returns {Map<string, "passed" | "secure">}
 */
export function masteredLessons(content, evidence, states) {
  const asked = groupBy([...new Set(Object.values(content.questions).flatMap(({ objective }) => objective ?? []))], objective => objective.split("#")[0]);
  const secure = new Set(objectivesOf(content, evidence).filter(({ verdict }) => verdict === "secure").map(({ id }) => id));
  /** @type {Map<string, "passed" | "secure">} */
  const mastered = new Map();
  for (const slug of Object.keys(content.lessons)) {
    const objectives = asked.get(slug) ?? [];
    if (states.get(slug) === "pass") mastered.set(slug, "passed");
    else if (objectives.length > 0 && objectives.every(id => secure.has(id))) mastered.set(slug, "secure");
  }
  return mastered;
}

/** @param {(number | undefined)[]} credits of the questions, undefined where there is no answer @param {boolean} isRead @returns {LessonState} */
function stateOf(credits, isRead) {
  const answered = credits.filter(credit => credit !== undefined);
  if (isRead && credits.every(credit => credit === 1)) return "pass";
  if (answered.length > 0 && answered.every(credit => credit === 0)) return "fail";
  return isRead || answered.length > 0 ? "part" : "none";
}

// `Map.groupBy`, which Node 20 lacks.
/**
 * @template T
 * @param {readonly T[]} list
 * @param {(one: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.get(keyOf(one))?.push(one) ?? groups.set(keyOf(one), [one]);
  return groups;
}
