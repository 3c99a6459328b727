import { gradeSelf, gradeVerdict } from "./grade-verdict.js";
import { gradeMatch, gradeOrder } from "./grade-order.js";
import { gradeText } from "./grade-text.js";
import { addGraders } from "./grading.js";

addGraders({
  tf: gradeVerdict,
  match: ({ pairs }, answer) => gradeMatch(pairs, answer),
  order: ({ order }, answer) => gradeOrder(order, answer),
  text: ({ blanks }, answer) => gradeText(blanks, answer),
  self: ({ rubric }, answer) => gradeSelf(rubric, answer),
  fit: (_, answer) => ({ credit: 0, message: answer.length === 0 ? "choose" : "recorded", parts: {} }),
});
