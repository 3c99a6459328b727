// Types of question with fields of their own, fetched only for pages that have one of them.

import "./more-grading.js";
import { QuizFit } from "./quiz-fit.js";
import { QuizMatch } from "./quiz-match.js";
import { QuizOrder } from "./quiz-order.js";
import { QuizSelf } from "./quiz-self.js";
import { QuizText } from "./quiz-text.js";
import { QuizTf } from "./quiz-tf.js";

customElements.define("quiz-tf", QuizTf);
customElements.define("quiz-match", QuizMatch);
customElements.define("quiz-order", QuizOrder);
customElements.define("quiz-text", QuizText);
customElements.define("quiz-self", QuizSelf);
customElements.define("quiz-fit", QuizFit);
