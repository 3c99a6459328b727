import { printKeys } from "./print-key.js";
import { QuizChoice } from "./quiz-choice.js";
import { QuizNumeric } from "./quiz-numeric.js";
import { QuizScenario } from "./quiz-scenario.js";
import { rememberAnswers } from "./remember.js";

if (document.querySelector(".question[data-pre]")) (await import("./before-lesson.js")).askBefore();
rememberAnswers();
customElements.define("quiz-single", class extends QuizChoice {});
customElements.define("quiz-multi", class extends QuizChoice {});
customElements.define("quiz-numeric", QuizNumeric);
customElements.define("quiz-scenario", QuizScenario);
if (document.querySelector("quiz-tf, quiz-match, quiz-order, quiz-text, quiz-self, quiz-fit")) await import("./more-questions.js");
printKeys();
