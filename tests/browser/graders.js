import { gradeChoice, gradeScenario } from "../../theme/input/js/grade-choice.js";
import { gradeFit } from "../../theme/input/js/grade-fit.js";
import { gradeMatch } from "../../theme/input/js/grade-match.js";
import { gradeNumeric } from "../../theme/input/js/grade-numeric.js";
import { gradeOrder } from "../../theme/input/js/grade-order.js";
import { gradeSelf } from "../../theme/input/js/grade-self.js";
import { gradeText } from "../../theme/input/js/grade-text.js";
import { gradeVerdict } from "../../theme/input/js/grade-verdict.js";
import { grade as gradeBy } from "../../theme/input/js/grading.js";

/**
 * @import { Grade, Grader, Key } from "../../theme/input/js/grading.js"
 */

// Elements name their graders; here stands the same without elements. `GradingCaseTests` runs the real ones.

/** @type {Record<Key["type"], Grader>} */
const graders = { single: gradeChoice, multi: gradeChoice, tf: gradeVerdict, match: gradeMatch, order: gradeOrder, numeric: gradeNumeric, text: gradeText, scenario: gradeScenario, self: gradeSelf, fit: gradeFit };

/**
 * @param {Key} key
 * @param {any} answer
 * @returns {Grade}
 */
export function grade(key, answer) {
  return gradeBy(graders[key.type], key, answer);
}
