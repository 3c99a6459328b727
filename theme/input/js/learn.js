// All that lessons need, in one file: what they share with quizzes is not much less, and in pieces it is half as large again, because
// each piece is compressed alone. Other pages that keep something import this file whole for the same reason.
// docs/decisions/0008-one-file-to-learn-with.md has the figures.

import { LessonEnd } from "./lesson-end.js";
import { printKeys } from "./print-key.js";
import { QuizChoice } from "./quiz-choice.js";
import { QuizFit } from "./quiz-fit.js";
import { QuizMatch } from "./quiz-match.js";
import { QuizNumeric } from "./quiz-numeric.js";
import { QuizOrder } from "./quiz-order.js";
import { QuizScenario } from "./quiz-scenario.js";
import { QuizSelf } from "./quiz-self.js";
import { QuizText } from "./quiz-text.js";
import { QuizTf } from "./quiz-tf.js";
import { ReflectNote } from "./reflect-note.js";
import { rememberAnswers } from "./remember.js";

customElements.define("lesson-end", LessonEnd);
customElements.define("reflect-note", ReflectNote);

rememberAnswers();
customElements.define("quiz-single", class extends QuizChoice {});
customElements.define("quiz-multi", class extends QuizChoice {});
customElements.define("quiz-tf", QuizTf);
customElements.define("quiz-match", QuizMatch);
customElements.define("quiz-order", QuizOrder);
customElements.define("quiz-numeric", QuizNumeric);
customElements.define("quiz-text", QuizText);
customElements.define("quiz-scenario", QuizScenario);
customElements.define("quiz-self", QuizSelf);
customElements.define("quiz-fit", QuizFit);
printKeys();
