// When a question is due again: FSRS, from every answer that counted. No DOM here.

import { createEmptyCard, fsrs, generatorParameters, Rating } from "ts-fsrs";

/**
 * @import { Card, Grade } from "ts-fsrs"
 * @import { Content, Evidence } from "./mastery.js"
 * @import { ReviewRecord, Try } from "./records.js"
 *
 * @typedef {object} Item a question that was answered before
 * @property {string} id
 * @property {string} place `lesson:metrics`
 * @property {Card} card
 * @property {Evidence} last the answer that the card was last moved by
 */

// Whole days, and the same ones for the same answers: nothing at random, and nothing within a day.
const scheduler = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: false }));

/**
 * @param {Content} content
 * @param {readonly Evidence[]} evidence oldest first
 * @param {readonly ReviewRecord[]} kept
 * @returns {Item[]}
 */
export function itemsOf({ questions }, evidence, kept) {
  const cards = new Map(kept.map(({ id, card }) => [id.slice("review:".length), card]));
  /** @type {Map<string, Evidence[]>} */
  const byQuestion = new Map();
  for (const one of evidence) byQuestion.get(one.question)?.push(one) ?? byQuestion.set(one.question, [one]);
  return [...byQuestion].map(([id, tries]) => {
    const firsts = tries.filter((one, index) => index === 0 || dayOf(one.at) !== dayOf(tries[index - 1].at));
    return { id, place: questions[id].in, card: cardOf(firsts, cards.get(id)), last: firsts[firsts.length - 1] };
  });
}

/**
 * Only the first answer of a day says what was known: those after it have seen the key.
 * @param {readonly Try[]} firsts of each day, oldest first
 * @param {Record<string, number>} [kept] what the answers up to its last review came to
 * @returns {Card}
 */
function cardOf(firsts, kept) {
  const known = kept ? firsts.findIndex(({ at }) => dayOf(at) === dayOf(kept.last_review)) : -1;
  // A card without its answer belongs to what the question was before it changed its meaning.
  let card = kept && known >= 0 ? readCard(kept) : createEmptyCard(firsts[0].at);
  for (const one of firsts.slice(known + 1)) card = scheduler.next(card, one.at, ratingOf(one)).card;
  return card;
}

/**
 * The card after one more answer; within a day the first one stands.
 * @param {Item | undefined} item
 * @param {Try} one
 * @returns {Record<string, number>} as it is kept
 */
export function review(item, one) {
  const { due, last_review, ...numbers } = !item ? cardOf([one]) : dayOf(item.last.at) === dayOf(one.at) ? item.card : scheduler.next(item.card, one.at, ratingOf(one)).card;
  return { ...numbers, due: due.getTime(), last_review: last_review?.getTime() ?? 0 };
}

/** @param {Record<string, number>} kept @returns {Card} */
function readCard({ due, last_review, ...numbers }) {
  return /** @type {Card} */ (/** @type {unknown} */ ({ ...numbers, due: new Date(due), last_review: new Date(last_review) }));
}

/**
 * A right answer with help, or by a guess, was hard; half of an answer as well.
 * @param {Try} one
 * @returns {Grade}
 */
function ratingOf({ credit, sure, hints }) {
  if (credit < 0.5) return Rating.Again;
  return credit < 1 || hints || sure === "guess" ? Rating.Hard : Rating.Good;
}

/**
 * Midnight before it: who answers in the evening may review in the morning.
 * @param {number | Date} time
 */
export function dayOf(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}
