import { printKeys } from "./print-key.js";
import { QuizQuestion } from "./quiz-question.js";
import { QuizRun } from "./quiz-run.js";

customElements.define("quiz-question", QuizQuestion);
customElements.define("quiz-run", QuizRun);
printKeys();
