import { isPassed, percentOf, scoreOf } from "../../theme/input/js/scoring.js";
import { isAnswer } from "../../theme/input/js/grading.js";
import { grade } from "./graders.js";

// Credit a second time, from docs/quiz-behaviour.md and not from the graders: sets are bits, order is inversions, numbers are whole
// thousandths that are spelled and never parsed, texts carry along what was done to them, and all sums are fractions of whole numbers.
// Runs in Node and in a browser.

/** @import { Answer, Key } from "../../theme/input/js/grading.js" */
/** @typedef {{ key: Key, answer: Answer, part: bigint, whole: bigint, isAnswered: boolean }} Expected credit is part / whole */

/** @param {number} seed @returns {(below: number) => number} */
function dice(seed) {
  let state = BigInt(seed) + 1n;
  return below => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}

/** @typedef {ReturnType<typeof dice>} Dice */

const letters = "abcdefgh";
const idsOf = (/** @type {number} */ bits) => [...letters].filter((_, index) => (bits >> index) & 1);
const count = (/** @type {number} */ bits) => idsOf(bits).length;
const some = (/** @type {Dice} */ roll) => 1 + roll(255);
/** Bits of a choice: more right ones than blind luck would have. @param {Dice} roll @param {number} right */
const pick = (roll, right) => [0, roll(256), right, right ^ (1 << roll(8)), right & roll(256)][roll(5)];
/** @param {number} right @param {number} chosen */
const net = (right, chosen) => Math.max(0, count(chosen & right) - count(chosen & ~right));

/** @type {Record<string, (roll: Dice) => { key: any, answer: any, credit: [number, number], isAnswered?: boolean }>} */
const types = {
  single: roll => {
    const [right, chosen] = [roll(8), roll(9)];
    return { key: { right: [letters[right]] }, answer: chosen === 8 ? [] : [letters[chosen]], credit: [right === chosen ? 1 : 0, 1], isAnswered: chosen < 8 };
  },
  multi: roll => {
    const right = some(roll);
    const chosen = pick(roll, right);
    return { key: { right: idsOf(right) }, answer: idsOf(chosen).sort(() => roll(3) - 1), credit: [net(right, chosen), count(right)], isAnswered: chosen > 0 };
  },
  tf: roll => {
    const [right, verdict, said] = [roll(4) ? some(roll) : 0, roll(2) === 1, ["true", "false", ""][roll(3)]];
    const chosen = pick(roll, right);
    const isAnswered = said !== "" && (right === 0 || chosen > 0);
    const share = right === 0 && chosen === 0 ? 1 : net(right, chosen);
    return { key: { verdict, right: idsOf(right) }, answer: { verdict: said, reasons: idsOf(chosen) }, credit: isAnswered && said === `${verdict}` ? [Math.max(1, count(right)) + share, 2 * Math.max(1, count(right))] : [0, 1], isAnswered };
  },
  match: roll => {
    const rows = Array.from({ length: 2 + roll(6) }, (_, index) => ({ left: `l${index}`, right: `r${roll(5)}`, picked: roll(6) }));
    const mark = (/** @type {typeof rows[0]} */ { right, picked }) => (picked === 5 ? 0 : right === `r${picked}` ? 1 : -1);
    for (const row of rows) if (roll(2)) row.picked = Number(row.right[1]);
    return {
      key: { pairs: Object.fromEntries(rows.map(({ left, right }) => [left, right])) },
      answer: Object.fromEntries(rows.flatMap(({ left, picked }) => (picked < 5 ? [[left, `r${picked}`]] : roll(2) ? [[left, ""]] : []))),
      credit: [Math.max(0, rows.reduce((sum, row) => sum + mark(row), 0)), rows.length],
      isAnswered: rows.some(({ picked }) => picked < 5),
    };
  },
  order: roll => {
    const size = 3 + roll(5);
    // Where each item of the key is put: inserted one by one, each passes over the later ones that stand before it.
    /** @type {number[]} */
    const placed = [];
    let inversions = 0;
    for (let item = 0; item < size; item++) {
      const passed = Math.min(roll(3) ? 0 : roll(size), item);
      placed.splice(item - passed, 0, item);
      inversions += passed;
    }
    const isWhole = roll(20) > 0;
    const pairs = size * (size - 1);
    return { key: { order: [...letters].slice(0, size) }, answer: (isWhole ? placed : placed.slice(1)).map(item => letters[item]), credit: isWhole ? [Math.max(0, pairs - 4 * inversions), pairs] : [0, 1], isAnswered: isWhole };
  },
  numeric: roll => {
    // Whole thousands too: a thousandth of them reads as both.
    const min = [roll(3000) - 2000, roll(3000), roll(2_000_000), 1000 * roll(2000)][roll(4)];
    const max = min + [0, 10, 100, 5000][roll(4)];
    const unit = ["", "", "ms", "%"][roll(4)];
    const thousandths = [min, max, min - 1, max + 1, min + Math.floor((max - min) / 2), -min, min * 10, Math.floor(min / 1000)][roll(8)];
    const [typed, readings] = spell(roll, thousandths, unit);
    return { key: { min: min / 1000, max: max / 1000, ...(unit && { unit }) }, answer: typed, credit: [readings.some(read => read >= min && read <= max) ? 1 : 0, 1], isAnswered: readings.length > 0 };
  },
  text: roll => {
    const blanks = Array.from({ length: 1 + roll(4) }, () => write(roll));
    return { key: { blanks: blanks.map(({ blank }) => blank) }, answer: blanks.map(({ typed }) => typed), credit: [blanks.filter(({ isRight }) => isRight).length, blanks.length], isAnswered: blanks.some(({ typed }) => typed.trim()) };
  },
  scenario: roll => {
    const weights = [100, roll(100), roll(100), 0];
    const chosen = roll(6);
    return { key: { weights: Object.fromEntries(weights.map((weight, index) => [letters[index], weight])) }, answer: chosen === 5 ? [] : [letters[chosen]], credit: [weights[chosen] ?? 0, 100], isAnswered: chosen < 5 };
  },
  self: roll => {
    const [rubric, met] = [some(roll), roll(256)];
    return { key: { rubric: idsOf(rubric) }, answer: { text: "", points: idsOf(met) }, credit: [count(rubric & met), count(rubric)] };
  },
  fit: roll => ({ key: { fits: {} }, answer: idsOf(roll(256)), credit: [0, 1], isAnswered: false }),
};

const names = Object.keys(types);

/**
 * A number as somebody types it, and what it can mean.
 * @param {Dice} roll @param {number} thousandths @param {string} unit
 * @returns {[string, number[]]}
 */
function spell(roll, thousandths, unit) {
  const [sign, size] = [thousandths < 0 ? ["-", "\u2212"][roll(2)] : ["", "", "+"][roll(3)], Math.abs(thousandths)];
  const [whole, rest] = [Math.floor(size / 1000), String(size % 1000).padStart(3, "0")];
  const mark = [".", ","][roll(2)];
  const tail = unit && roll(2) ? [unit, ` ${unit}`, unit.toUpperCase()][roll(3)] : "";
  switch (roll(8)) {
    // Three digits behind one mark are thousands, too, when no zero stands before it.
    case 0: return [`${sign}${whole}${mark}${rest}${tail}`, whole > 0 && whole < 1000 ? [thousandths, thousandths * 1000] : [thousandths]];
    case 1: return [`${sign}${whole}${mark}${rest}0${tail}`, [thousandths]];
    case 2: return [`${sign}${size}e-3${tail}`, [thousandths]];
    case 3: return whole === 0 ? [`${sign}${mark}${rest}0`, [thousandths]] : [`${sign}${group(whole, mark)}${mark === "." ? "," : "."}${rest}0${tail}`, [thousandths]];
    case 4: return whole > 999 ? [`${sign}${group(whole, " ")}${mark}${rest}0${tail}`, [thousandths]] : [`  ${sign}${whole}.${rest}0 `, [thousandths]];
    // Per cent are hundredths, unless the question asks for per cent.
    case 5: return unit === "%" ? [`${sign}${whole}.${rest}0 %`, [thousandths]] : [`${sign}${Math.floor(size / 10)}.${size % 10}000%`, [thousandths]];
    case 6: return [["about 3", "3-4", "1.2.3,4,5", "e5", ".", "0x10", "1 / 3", "twelve"][roll(8)], []];
    default: return [["", "  "][roll(2)], []];
  }
}

/** @param {number} whole @param {string} mark @returns {string} */
function group(whole, mark) {
  return whole < 1000 ? String(whole) : `${group(Math.floor(whole / 1000), mark)}${mark}${String(whole % 1000).padStart(3, "0")}`;
}

const words = ["Café au lait", "naïve Bayes", "train-test split", "Bayes' rule", "Straße", "k", "ROC", "x₁ gate"];

/** What may be done to a word, and whether it matters where nobody asks for exact letters, and where somebody does. @type {[(word: string) => string, "never" | "exact" | "always"][]} */
const changes = [
  [word => word, "never"],
  [word => `  ${word.replaceAll(" ", "  ")}\t`, "never"],
  [word => word.replaceAll("-", "\u2011").replaceAll("'", "\u2019"), "never"],
  [word => [...word].map(letter => (letter === "₁" ? "1" : letter)).join(""), "never"],
  [word => (word === "k" ? "K" : word.toUpperCase()), "exact"],
  [word => (word === "ROC" ? "roc" : `${word.slice(0, -1)}${word.slice(-1).toUpperCase()}`), "exact"],
  [word => word.replace("é", "e").replace("ï", "i"), "exact"],
  [word => `${word}q`, "always"],
  [word => word.slice(1), "always"],
  [word => `z${word.slice(1)}`, "always"],
];

/** @param {Dice} roll */
function write(roll) {
  const accept = words.filter(() => roll(3) === 0);
  if (accept.length === 0) accept.push(words[roll(words.length)]);
  const isExact = roll(3) === 0;
  const blank = { accept, ...(isExact && { case: true }) };
  const word = roll(5) ? accept[roll(accept.length)] : words[roll(words.length)];
  const [change, matters] = changes[roll(changes.length)];
  const typed = roll(8) ? change(word) : "";
  const isRight = typed !== "" && accept.includes(word) && (matters === "never" || typed === word || (matters === "exact" && !isExact));
  return { blank, typed, isRight };
}

/** @param {Dice} roll @returns {Expected & { type: string }} */
function draw(roll) {
  const type = names[roll(names.length)];
  const { key, answer, credit: [part, whole], isAnswered = true } = types[type](roll);
  const isStrict = roll(5) === 0;
  return { type, key: { type, ...key, ...(isStrict && { strict: true }) }, answer, part: BigInt(isStrict && part < whole ? 0 : part), whole: BigInt(whole), isAnswered };
}

/**
 * Grades so many random answers, ten of them a quiz, and says where the site and this table differ.
 * @param {number} answers
 * @param {number} [seed]
 */
export function compareAnswers(answers, seed = 1) {
  const roll = dice(seed);
  /** @type {string[]} */
  const differences = [];
  /** @type {Record<string, [number, number, number]>} how many earned nothing, a part, all */
  const seen = Object.fromEntries(names.map(name => [name, [0, 0, 0]]));
  for (let done = 0; done < answers; done += 10) {
    const negative = [0, 25, 50, 100][roll(4)];
    const outcomes = [];
    // Points in shares of 100 × whole, the total in points.
    let [part, whole, total] = [0n, 1n, 0n];
    for (let index = 0; index < 10; index++) {
      const drawn = draw(roll);
      const found = grade(drawn.key, drawn.answer);
      const [points, hints] = [1 + roll(5), roll(10)];
      if (Math.abs(found.credit - Number(drawn.part) / Number(drawn.whole)) > 1e-12 || isAnswer(found) !== (drawn.isAnswered || drawn.type === "fit" && found.message === "recorded"))
        differences.push(`${JSON.stringify(drawn.key)} ${JSON.stringify(drawn.answer)}: ${found.credit} (${found.message}), and not ${drawn.part}/${drawn.whole}${drawn.isAnswered ? "" : ", no answer"}`);
      seen[drawn.type][drawn.part === 0n ? 0 : drawn.part < drawn.whole ? 1 : 2]++;
      outcomes.push({ id: String(index), credit: found.credit, isAnswered: drawn.isAnswered, points, hints });
      const earned = drawn.part > 0n ? BigInt(points) * drawn.part * BigInt(10 * (10 - Math.min(hints, 5))) : drawn.isAnswered ? -BigInt(points * negative) * drawn.whole : 0n;
      [part, whole, total] = [part * drawn.whole + earned * whole, whole * drawn.whole, total + BigInt(points)];
    }
    const percent = part > 0n ? Number(part / (whole * total)) : 0;
    const score = scoreOf(outcomes, negative);
    if (percentOf(score) !== percent || !isPassed(score, percent) || isPassed(score, percent + 1) || score.total !== Number(total)) differences.push(`${JSON.stringify(outcomes)} with ${negative}: ${percentOf(score)} %, and not ${percent}`);
  }
  return { differences, seen };
}
