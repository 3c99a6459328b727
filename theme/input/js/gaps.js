// What somebody in one role lacks for another: src/LearningSite/Roles/RoleGap.cs in the browser, for roles that a reader picks.
// docs/gaps.md explains the rule and the file; tests compare both on every pair of roles. No DOM here.

/**
 * @typedef {object} GapData `/roles/gaps.json`
 * @property {1} v
 * @property {Record<string, { title: string, href: string, kind: "start" | "target", skills: Record<string, number> }>} roles
 * @property {Record<string, { title: string, href: string, lessons: string[] }>} skills
 * @property {Record<string, GapLesson>} lessons
 * @property {Record<string, { title: string, href: string, hours: string, minutes: number }>} projects
 *
 * @typedef {{ title: string, href: string, level: number, minutes: number, skills: string[], after: string[], objectives: Record<string, string> }} GapLesson
 *
 * @typedef {object} SkillGap
 * @property {string} skill
 * @property {number} have from 0 to 3
 * @property {number} need from 1 to 3
 * @property {"carries" | "adapt" | "new"} verdict
 * @property {string[]} lessons from the level one has to the level that is needed
 */

/**
 * @param {GapData} data
 * @param {string | null} from null for somebody who brings nothing
 * @param {string} to
 * @param {(lesson: string) => boolean} [isKnown] lessons that are left out, and with them what only they build on
 * @returns {{ skills: SkillGap[], lessons: string[], minutes: number }} `lessons`: all to learn, each once, prerequisites first
 */
export function findGap(data, from, to, isKnown = () => false) {
  const brought = from === null ? {} : data.roles[from].skills;
  const levelOf = (/** @type {string} */ skill) => brought[skill] ?? 0;
  const skills = Object.entries(data.roles[to].skills).map(([skill, need]) => findSkillGap(data, skill, levelOf(skill), need));
  const isBehind = (/** @type {GapLesson} */ lesson) => lesson.skills.length > 0 && lesson.skills.every(skill => levelOf(skill) > lesson.level);
  const lessons = withPrerequisites(data, skills.flatMap(({ lessons }) => lessons), slug => isKnown(slug) || isBehind(data.lessons[slug]));
  return { skills, lessons, minutes: lessons.reduce((sum, slug) => sum + data.lessons[slug].minutes, 0) };
}

/**
 * @param {GapData} data
 * @param {string} skill
 * @param {number} have
 * @param {number} need
 * @returns {SkillGap}
 */
function findSkillGap(data, skill, have, need) {
  const fits = (/** @type {string} */ slug) => data.lessons[slug].level >= have && data.lessons[slug].level <= need;
  const lessons = have >= need ? [] : data.skills[skill].lessons.filter(fits);
  return { skill, have, need, verdict: have >= need ? "carries" : have > 0 ? "adapt" : "new", lessons };
}

/**
 * @param {GapData} data
 * @param {string[]} lessons
 * @param {(slug: string) => boolean} isLeftOut
 */
export function withPrerequisites(data, lessons, isLeftOut) {
  /** @type {string[]} */
  const ordered = [];
  const seen = new Set();
  lessons.forEach(add);
  return ordered;

  /** @param {string} slug */
  function add(slug) {
    if (seen.has(slug)) return;
    seen.add(slug);
    if (isLeftOut(slug)) return;
    data.lessons[slug].after.forEach(add);
    ordered.push(slug);
  }
}
