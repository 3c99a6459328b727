// Grades an answer against the key of a question. Each type has its grader: `grade-*.js`, which its element names.
// No DOM here: tests run it in Node, from tests/grading-cases.json.

/**
 * @typedef {{ strict?: boolean, points?: number }} KeyBase `strict`: full credit or none; `points`: the worth, 1 unless given
 * @typedef {KeyBase & { type: "single" | "multi", right: string[] }} ChoiceKey
 * @typedef {KeyBase & { type: "tf", verdict: boolean, right: string[] }} VerdictKey
 * @typedef {KeyBase & { type: "match", pairs: Record<string, string> }} MatchKey
 * @typedef {KeyBase & { type: "order", order: string[] }} OrderKey
 * @typedef {{ min: number, max: number, unit?: string }} NumericRange
 * @typedef {NumericRange & { values: Record<string, string>, answer: string }} Variant the numbers of one version of a question
 * @typedef {KeyBase & NumericRange & { type: "numeric", variants?: Variant[] }} NumericKey
 * @typedef {{ accept: string[], case?: boolean }} Accepted
 * @typedef {KeyBase & { type: "text", blanks: (Accepted | NumericRange)[] }} TextKey
 * @typedef {KeyBase & { type: "scenario", weights: Record<string, number> }} ScenarioKey
 * @typedef {KeyBase & { type: "self", rubric: string[] }} SelfKey
 * @typedef {KeyBase & { type: "fit", fits: Record<string, Record<string, number>> }} FitKey
 * @typedef {ChoiceKey | VerdictKey | MatchKey | OrderKey | NumericKey | TextKey | ScenarioKey | SelfKey | FitKey} Key
 *
 * @typedef {{ verdict: string, reasons: string[] }} VerdictAnswer
 * @typedef {{ text: string, points: string[] }} SelfAnswer
 * @typedef {string[] | string | Record<string, string> | VerdictAnswer | SelfAnswer} Answer
 *
 * @typedef {"right" | "partly" | "wrong" | "missed" | "left"} State of a part: `missed` was to be chosen, `left` was rightly left alone
 * @typedef {{ state: State, note?: string }} Part
 * @typedef {{ credit: number, message: string, parts: Record<string, Part> }} Grade
 * @typedef {(key: any, answer: any) => Grade} Grader of one type
 */

/**
 * @param {Grader} grader of the key's type
 * @param {Key} key
 * @param {any} answer in the shape of its type
 * @returns {Grade}
 */
export function grade(grader, key, answer) {
  const found = grader(key, answer);
  if (!key.strict || found.credit === 1) return found;
  return { ...found, credit: 0, message: found.message === "partly" ? "wrong" : found.message };
}

/**
 * Some messages ask for an answer; all others judge one.
 * @param {Grade} grade
 */
export function isAnswer(grade) {
  return grade.message !== "choose" && grade.message !== "nan";
}

/**
 * A role-fit question has no right answer.
 * @param {Key} key
 */
export function isScored(key) {
  return key.type !== "fit";
}
