import { all, get } from "./dom.js";
import { toCalendar } from "./ics.js";
import { offer } from "./offer.js";
import { text } from "./parts.js";
import { describeBlocks, titleOfPlan } from "./plan-blocks.js";
import { dayText, hoursText } from "./plan-parts.js";
import { toMarkdown } from "./plan-text.js";

/**
 * @import { Shown } from "./plan-blocks.js"
 * @import { Plan } from "./plan.js"
 */

/** @param {string} action @param {HTMLElement} page @param {Shown & { plan: Plan }} shown */
export function takePlanAlong(action, page, shown) {
  if (action === "markdown") offer(toMarkdown(describePlan(page, shown)), "plan.md", "text/markdown");
  if (action === "calendar") offer(toCalendar(eventsOf(page, shown), Date.now()), "plan.ics", "text/calendar");
  if (action === "print") print();
}

/** @param {HTMLElement} page @param {Shown & { plan: Plan }} shown */
function describePlan(page, { plan, ...shown }) {
  const { data, known } = shown;
  const blocks = describeBlocks({ ...shown, plan }, plan).map((block, index) => ({
    ...block, title: titleOf(page, index), lines: block.lines.map(line => ({ ...line, href: line.href && new URL(line.href, location.href).href })),
    notes: all(blockAt(page, index), "reflect-note").flatMap(({ dataset }) => ({ prompt: dataset.label ?? "", text: known.notes.get(dataset.id ?? "") ?? "" })),
  }));
  return {
    title: titleOfPlan(data, plan),
    facts: [text("plan-facts", hoursText(60 * plan.hours), dayText(plan.start)), text("plan-honest")],
    blocks: blocks.filter(({ lines, last }) => last || lines.length > 0),
  };
}

/** A day for each line, and one to look back at the end of each block. @param {HTMLElement} page @param {Shown & { plan: Plan }} shown */
function eventsOf(page, shown) {
  const here = new URL(location.pathname, location.href).href;
  return describeBlocks(shown, shown.plan).flatMap(({ lines, last }, index) => [
    ...lines.flatMap(({ id, title, href, about, date }) => (date ? { uid: `${id}@${location.host}`, start: date, title, text: about, href: new URL(href ?? here, here).href } : [])),
    ...(last ? [{ uid: `look-back-${index + 1}@${location.host}`, start: last, title: text("look-back", titleOf(page, index)), href: here }] : []),
  ]);
}

/** @param {HTMLElement} page @param {number} index */
function titleOf(page, index) {
  return get(blockAt(page, index), "[data-part=name]").textContent ?? "";
}

/** @param {HTMLElement} page @param {number} index */
function blockAt(page, index) {
  return get(page, `[data-block="${index}"]`);
}
