import { calibrationChart } from "./calibration.js";
import { copyOnClick } from "./copy-result.js";
import { all, get } from "./dom.js";
import { formatNumber, part, text } from "./parts.js";
import { adviseTracks } from "./placement.js";
import { byObjective, calibrate, isPassed, percentOf, rankRoles, reviewOrder, scoreOf } from "./scoring.js";

/**
 * @import { QuizQuestion } from "./quiz-question.js"
 * @import { Attempt } from "./records.js"
 * @import { Outcome, Score } from "./points.js"
 */

/**
 * @param {HTMLElement} section
 * @param {QuizQuestion[]} questions of the attempt, in order
 * @param {{ attempt: Attempt, negative: number, pass: number, isGraded: boolean }} rules
 */
export function showResult(section, questions, { attempt, negative, pass, isGraded }) {
  const outcomes = questions.filter(({ worth }) => worth > 0).map(({ outcome }) => outcome);
  const score = scoreOf(outcomes, negative);
  showScore(section, score, attempt.first, { pass, isGraded });
  const wrong = reviewOrder(outcomes);
  const retry = get(section, "[data-do=retry]");
  retry.hidden = wrong.length === 0;
  get(retry, "span").textContent = text("retry", wrong.length);

  fill(section, "objectives", byObjective(outcomes).map(row => objectiveRow(row, questions)));
  fill(section, "review", wrong.map(outcome => reviewRow(outcome, questions)));
  showCalibration(get(section, "[data-part=calibration]"), outcomes);
  showRoles(section, questions);
  showPlacement(section.querySelector("[data-part=placement]"), outcomes);
  copyOnClick(get(section, "[data-do=copy]"), get(section, "[data-part=copied]"), section, questions);
}

/**
 * @param {HTMLElement} section
 * @param {Score} score
 * @param {Score | null} first
 * @param {{ pass: number, isGraded: boolean }} rules
 */
function showScore(section, score, first, { pass, isGraded }) {
  const hasScore = score.total > 0;
  get(section, "[data-part=scored]").hidden = !hasScore;
  get(section, "[data-part=score]").textContent = text("percent", percentOf(score));
  get(section, "[data-part=points]").textContent = text("points", formatNumber(score.points), formatNumber(score.total));
  get(section, "[data-part=passed]").hidden = !isGraded || !isPassed(score, pass);
  get(section, "[data-part=failed]").hidden = !isGraded || isPassed(score, pass);
  get(section, "[data-part=first]").textContent = text("first-round", percentOf(first ?? score));
}

/**
 * Rows of a list or table that is left out when it would be empty.
 * @param {HTMLElement} section
 * @param {string} name
 * @param {HTMLElement[]} rows
 */
function fill(section, name, rows) {
  const block = get(section, `[data-part="${name}"]`);
  block.hidden = rows.length === 0;
  get(block, "tbody, ol").replaceChildren(...rows);
}

/**
 * @param {Score & { objective: string }} row
 * @param {QuizQuestion[]} questions
 */
function objectiveRow({ objective, points, total }, questions) {
  const own = questions.filter(({ dataset }) => dataset.objective === objective);
  const row = part("objective", own[0].dataset.goal ?? objective, formatNumber(points), formatNumber(total));
  get(row, ".meter rect").setAttribute("width", `${(100 * points) / total}%`);
  const href = own.find(({ grade, dataset }) => grade?.credit !== 1 && dataset.revisit)?.dataset.revisit;
  const link = get(row, "a");
  if (href) link.setAttribute("href", href);
  else link.remove();
  get(row, "[data-part=verdict]").replaceWith(part(points >= total ? "right" : points > 0 ? "partly-done" : "wrong"));
  return row;
}

/**
 * @param {Outcome} outcome
 * @param {QuizQuestion[]} questions
 */
function reviewRow({ id, sure }, questions) {
  const index = questions.findIndex(({ questionId }) => questionId === id);
  const stem = /** @type {HTMLElement} */ (get(questions[index], ".stem").cloneNode(true));
  for (const blank of all(stem, "input")) blank.replaceWith("\u2026");
  const row = part("review-row", index + 1, stem.textContent?.trim() ?? "");
  get(row, "a").setAttribute("href", `#q-${id}`);
  get(row, "[data-part=was]").textContent = sure ? text(`was-${sure}`) : "";
  return row;
}

/**
 * @param {HTMLElement} panel
 * @param {Outcome[]} outcomes
 */
function showCalibration(panel, outcomes) {
  const rows = calibrate(outcomes);
  panel.hidden = rows.every(({ count }) => count === 0);
  if (panel.hidden) return;
  const named = rows.map(({ sure, count, share }) => ({ name: text(`level-${sure}`), count, share: count === 0 ? null : Math.round(100 * share) }));
  get(panel, "[data-part=chart]").replaceChildren(calibrationChart(named));
  get(panel, "tbody").replaceChildren(...named.map(({ name, count, share }) => part("calibration-row", name, count, share === null ? "\u2013" : text("percent", share))));
}

/** So many roles are shown with their reasons, and compared side by side. */
const firstRoles = 3;

/**
 * @param {HTMLElement} section
 * @param {QuizQuestion[]} questions
 */
function showRoles(section, questions) {
  const answers = questions.flatMap(question => (question.key.type === "fit" ? { question, fits: question.key.fits, chosen: /** @type {string[]} */ (question.answer) } : []));
  const block = get(section, "[data-part=roles]");
  const ranked = rankRoles(answers);
  block.hidden = ranked.length === 0;
  const rows = all(block, "[data-role]");
  const place = (/** @type {HTMLElement} */ row) => ranked.findIndex(({ role }) => role === row.dataset.role);
  for (const row of rows) {
    row.hidden = place(row) < 0;
    if (row.hidden) continue;
    const { role, sum } = ranked[place(row)];
    get(row, "[data-part=fit]").textContent = text("fit-points", sum);
    get(row, "[data-part=more]").hidden = place(row) >= firstRoles;
    // What was chosen and speaks for the role, the strongest first.
    const reasons = answers.flatMap(({ question, fits, chosen }) => chosen.flatMap(option => (fits[option]?.[role] ? { weight: fits[option][role], says: wordsOf(question, option) } : [])));
    get(row, "[data-part=why]").replaceChildren(...reasons.sort((a, b) => b.weight - a.weight).slice(0, firstRoles).map(({ says, weight }) => part("fit-why", says, weight)));
  }
  get(block, "ol").append(...rows.sort((a, b) => place(a) - place(b)));
  const compare = block.querySelector("[data-part=compare]");
  if (!(compare instanceof HTMLElement)) return;
  compare.hidden = ranked.length < 2;
  /** @type {HTMLAnchorElement} */ (get(compare, "a")).search = new URLSearchParams(ranked.slice(0, firstRoles).map(({ role }) => ["role", role])).toString();
}

/** @param {QuizQuestion} question @param {string} option */
function wordsOf(question, option) {
  const field = all(question, "input").find(input => /** @type {HTMLInputElement} */ (input).value === option);
  return field?.closest(".opt")?.querySelector("label")?.textContent?.trim() ?? "";
}

/** @param {HTMLElement | null} block only a quiz that places learners has it @param {Outcome[]} outcomes */
function showPlacement(block, outcomes) {
  if (!block) return;
  const rows = all(block, "[data-track]");
  const advices = adviseTracks(outcomes, Object.fromEntries(rows.map(row => [row.dataset.track, all(row, "[data-lesson]").map(({ dataset }) => dataset.lesson ?? "")])));
  block.hidden = false;
  for (const row of rows) {
    const advice = advices.find(({ track }) => track === row.dataset.track);
    row.hidden = !advice;
    if (!advice) continue;
    const lessons = all(row, "[data-lesson]");
    const first = lessons.find(({ dataset }) => dataset.lesson === advice.missed[0]);
    get(row, "[data-part=advice]").textContent = first ? text("place-begin", first.dataset.title ?? "") : text("place-right");
    for (const lesson of lessons) {
      const state = part(advice.right.includes(lesson.dataset.lesson ?? "") ? "skip" : "learn");
      state.dataset.part = "state";
      lesson.hidden = !advice.right.concat(advice.missed).includes(lesson.dataset.lesson ?? "");
      get(lesson, "[data-part=state]").replaceWith(state);
    }
  }
  const plan = block.querySelector("[data-part=plan]");
  const known = advices.flatMap(({ right }) => right).join(",");
  if (plan instanceof HTMLAnchorElement) plan.search = known && new URLSearchParams({ known }).toString();
}
