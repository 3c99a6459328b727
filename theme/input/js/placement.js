// Where to begin in each track, by the questions of a placement quiz. One question is a hint and no proof; the page says so. No DOM here.

/**
 * @typedef {object} Advice
 * @property {string} track
 * @property {string[]} right lessons whose questions were all right: one may skim or skip them
 * @property {string[]} missed lessons to learn, in the order of the track; one begins with the first
 */

/**
 * @param {readonly { credit: number, objective?: string }[]} outcomes with objectives as `lesson#objective`
 * @param {Record<string, readonly string[]>} tracks lessons of each in order; those that nobody asked about say nothing
 * @returns {Advice[]}
 */
export function adviseTracks(outcomes, tracks) {
  /** @type {Map<string, boolean>} */
  const isRight = new Map();
  for (const { credit, objective } of outcomes) {
    const lesson = objective?.split("#")[0];
    if (lesson) isRight.set(lesson, credit === 1 && isRight.get(lesson) !== false);
  }
  return Object.entries(tracks)
    .map(([track, lessons]) => ({ track, right: lessons.filter(lesson => isRight.get(lesson) === true), missed: lessons.filter(lesson => isRight.get(lesson) === false) }))
    .filter(({ right, missed }) => right.length + missed.length > 0);
}
