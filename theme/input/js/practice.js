import { AnswerTimer } from "./answer-timer.js";
import { PracticeRun } from "./practice-run.js";
import { PracticeStart } from "./practice-start.js";
import { PrintButton } from "./print-button.js";

customElements.define("answer-timer", AnswerTimer);
customElements.define("practice-run", PracticeRun);
customElements.define("practice-start", PracticeStart);
customElements.define("print-button", PrintButton);
