import "./learn.js";
import { printResult } from "./print-result.js";
import { QuizRun } from "./quiz-run.js";

customElements.define("quiz-run", QuizRun);
printResult();
