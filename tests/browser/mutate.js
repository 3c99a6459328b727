// What may stand in a browser's database although no page of ours would have written it. Runs in Node and in a browser.

/** @import { Key } from "../../theme/input/js/grading.js" */

const values = () => [null, undefined, true, 0, -1, 1.5, 7, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "", "constructor", "<img src=x onerror=alert(1)>", "x".repeat(5000), [], [null], ["a", "a"], [[[[]]]], {}, { a: { b: 1 } }, JSON.parse('{"__proto__":{"polluted":true}}')];
const names = ["question:constructor", "tries:__proto__", "quiz:toString", "history:nowhere", "constructor:x", "__proto__:x", ":", "plan:other", "review:nowhere"];

/** @param {number} seed @returns {(below: number) => number} */
function dice(seed) {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Records with one thing in each of them changed.
 * @param {readonly any[]} records
 * @param {number} seed
 * @returns {any[]}
 */
export function mutate(records, seed) {
  const roll = dice(seed);
  return records.map(record => {
    const changed = structuredClone(record);
    if (roll(20) === 0) return { ...changed, id: names[roll(names.length)] };
    const places = placesOf(changed);
    const { owner, key } = places[roll(places.length)];
    const all = values();
    if (roll(6) === 0) delete owner[key];
    else if (roll(6) === 0) owner[`${key}x`] = all[roll(all.length)];
    else owner[key] = all[roll(all.length)];
    return changed;
  });
}

/** Everything in a record but its id, which is where it stands. @param {any} owner @returns {{ owner: any, key: string }[]} */
function placesOf(owner) {
  return Object.keys(owner).flatMap(key => {
    const inside = typeof owner[key] === "object" && owner[key] !== null ? placesOf(owner[key]) : [];
    return key === "id" ? inside : [{ owner, key }, ...inside];
  });
}

/**
 * What a learner has who has done all that there is.
 * @param {{ id: string, key: Key, version: string, quiz: string | null }[]} questions
 * @param {string[]} lessons
 * @param {any} plan
 */
export function everything(questions, lessons, plan) {
  const stamp = (/** @type {string} */ kind, /** @type {string} */ name) => ({ id: `${kind}:${name}`, v: 2, at: 1_700_000_000_000 });
  const answered = (/** @type {typeof questions[0]} */ { key, version }) => ({ answer: perfect(key), at: 1_700_000_000_000, version, hints: 1, sure: "sure" });
  const quizzes = [...new Set(questions.flatMap(({ quiz }) => quiz ?? []))];
  return [
    ...questions.flatMap(question => [
      { ...stamp("tries", question.id), since: 0, tries: [{ at: 1_699_000_000_000, credit: 0, from: "quiz", sure: "guess", version: question.version }, { at: 1_700_000_000_000, credit: 1, from: "check", hints: 1, version: question.version }] },
      { ...stamp("review", question.id), card: { due: 1_700_000_000_000, stability: 3, difficulty: 5, elapsed_days: 1, scheduled_days: 3, learning_steps: 0, reps: 2, lapses: 0, state: 2, last_review: 1_699_900_000_000 } },
      ...(question.quiz ? [] : [{ ...stamp("question", question.id), ...answered(question), credit: 1 }, { ...stamp("before", question.id), ...answered(question), credit: 0.5 }]),
    ]),
    ...quizzes.flatMap(quiz => {
      const own = questions.filter(question => question.quiz === quiz);
      const run = { at: 1_700_000_000_000, started: 1_699_990_000_000, seed: 7, mode: "exam", first: { points: 3, total: own.length } };
      return [
        { ...stamp("quiz", quiz), ...run, ids: own.map(({ id }) => id), answers: Object.fromEntries(own.map(question => [question.id, answered(question)])), flags: [own[0].id], submitted: true, minutes: 20 },
        { ...stamp("history", quiz), since: 0, runs: [{ ...run, last: { points: 4, total: own.length } }] },
      ];
    }),
    ...lessons.flatMap(lesson => [{ ...stamp("read", lesson), read: true, by: "end" }, { ...stamp("place", lesson), anchor: "h-why" }]),
    { ...stamp("note", "why"), text: "because" },
    { ...stamp("ticks", "steps:a--b"), ticked: ["read-it"] },
    { ...stamp("plan", "main"), plan },
    { ...stamp("setting", "sure"), value: true },
    { ...stamp("setting", "minutes"), value: 10 },
  ];
}

/**
 * The answer that the key stands for.
 * @param {any} key
 */
export function perfect(key) {
  switch (key.type) {
    case "tf": return { verdict: String(key.verdict), reasons: key.right };
    case "match": return key.pairs;
    case "order": return key.order;
    case "numeric": return String(key.min);
    case "text": return key.blanks.map((/** @type {any} */ blank) => blank.accept?.[0] ?? String(blank.min));
    case "scenario": return [Object.keys(key.weights).find(id => key.weights[id] === 100)];
    case "self": return { text: "", points: key.rubric };
    case "fit": return [Object.keys(key.fits)[0]];
    default: return key.right;
  }
}
