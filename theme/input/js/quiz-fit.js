import { feed } from "./feedback.js";
import { gradeFit } from "./grade-fit.js";
import { part } from "./parts.js";
import { QuizChoice } from "./quiz-choice.js";

/** A question about the learner: nothing is right or wrong, and the result ranks roles. */
export class QuizFit extends QuizChoice {
  grader = gradeFit;

  open = { text: "fit", badge: "open" };

  setUp() {
    if (this.mode !== "guess") this.button("check").replaceChildren(...part("keep-choice").childNodes);
  }

  mark() {
    for (const { id, option, input } of this.choices) if (input.checked) feed(option, input, null, part("mine"), this.reason(id, "why"));
  }
}
