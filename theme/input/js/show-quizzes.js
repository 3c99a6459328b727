import { calibrationChart } from "./calibration.js";
import { all, get } from "./dom.js";
import { formatNumber, part, text } from "./parts.js";
import { dateOf, resetButton } from "./progress-parts.js";
import { calibrate, isPassed, percentOf } from "./scoring.js";

/**
 * @import { Progress } from "./learner-progress.js"
 * @import { Run } from "./records.js"
 */

/** Finished quizzes, the first round apart from what came after it; and how right one is when one is sure. @param {HTMLElement} section @param {Progress} progress */
export function showQuizzes(section, { content, of, evidence }) {
  const histories = new Map(of("history").map(({ id, runs }) => [id.slice("history:".length), runs]));
  for (const row of all(section, "[data-quiz]")) {
    const slug = row.dataset.quiz ?? "";
    const runs = histories.get(slug)?.toReversed() ?? [];
    const isBegun = runs.length > 0 || of("quiz").some(({ id, ids }) => id === `quiz:${slug}` && ids.length > 0);
    const table = get(row, ".runs");
    table.hidden = runs.length === 0;
    get(table, "tbody").replaceChildren(...runs.map(run => runRow(run, content.quizzes[slug]?.pass)));
    row.querySelector("[data-reset]")?.remove();
    if (isBegun) row.append(resetButton(`quiz:${slug}`, get(row, "a").textContent ?? ""));
    get(row, "[data-part=summary]").textContent = runs.length > 0 ? text("quiz-runs", runs.length) : text(isBegun ? "quiz-begun" : "quiz-none");
  }
  showCalibration(get(section, "[data-part=calibration]"), calibrate(evidence.map(({ question, ...one }) => ({ id: question, ...one }))));
}

/** @param {Run} run @param {number} [pass] */
function runRow({ at, mode, first, last }, pass) {
  const row = part("run-row", dateOf(at), text(`mode-${mode}`), scoreText(first), scoreText(last));
  get(row, "[data-part=verdict]").replaceWith(pass === undefined ? part("vh", "") : part(isPassed(first, pass) ? "first-passed" : isPassed(last, pass) ? "last-passed" : "not-passed"));
  return row;
}

/** @param {Run["first"]} score */
function scoreText(score) {
  return `${text("percent", percentOf(score))} (${formatNumber(score.points)}/${formatNumber(score.total)})`;
}

/** @param {HTMLElement} panel @param {ReturnType<typeof calibrate>} rows */
function showCalibration(panel, rows) {
  panel.hidden = rows.every(({ count }) => count === 0);
  if (panel.hidden) return;
  const named = rows.map(({ sure, count, share }) => ({ name: text(`level-${sure}`), count, share: count === 0 ? null : Math.round(100 * share) }));
  get(panel, "[data-part=chart]").replaceChildren(calibrationChart(named));
  get(panel, "tbody").replaceChildren(...named.map(({ name, count, share }) => part("calibration-row", name, count, share === null ? "\u2013" : text("percent", share))));
}
