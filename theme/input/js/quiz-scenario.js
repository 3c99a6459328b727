import { gradeScenario } from "./grade-choice.js";
import { part } from "./parts.js";
import { QuizChoice } from "./quiz-choice.js";

/** Several actions make sense, and one most: each has a weight. */
export class QuizScenario extends QuizChoice {
  grader = gradeScenario;

  /** @param {string} id @param {boolean} isFinal */
  weightOf(id, isFinal) {
    return isFinal && this.key.type === "scenario" ? part("weight", this.key.weights[id] ?? 0) : null;
  }

  get keyText() {
    const { key } = this;
    if (key.type !== "scenario") return "";
    return this.choices.flatMap(({ id }, index) => (key.weights[id] === 100 ? String.fromCharCode(65 + index) : [])).join(", ");
  }
}
