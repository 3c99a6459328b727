// A plan as Markdown, to be kept in a repository or pasted anywhere. No DOM here.

/**
 * @typedef {object} PlanText every word of it is filled in
 * @property {string} title
 * @property {string[]} facts
 * @property {{ title: string, dates: string, about: string, lines: TextLine[], notes: TextNote[] }[]} blocks
 *
 * @typedef {{ title: string, href: string | null, about: string, isDone: boolean, notes: TextNote[] }} TextLine
 * @typedef {{ prompt: string, text: string }} TextNote
 */

/** @param {PlanText} plan */
export function toMarkdown({ title, facts, blocks }) {
  const parts = [`# ${inline(title)}`, facts.map(fact => `- ${inline(fact)}`).join("\n"), ...blocks.flatMap(block => [
    `## ${inline(block.title)}`,
    [block.dates, block.about].filter(Boolean).map(inline).join("  \n"),
    block.lines.map(line => lineOf(line)).join("\n"),
    ...block.notes.filter(({ text }) => text.trim()).map(({ prompt, text }) => `### ${inline(prompt)}\n\n${quote(text)}`),
  ])];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** @param {TextLine} line */
function lineOf({ title, href, about, isDone, notes }) {
  const name = href ? `[${inline(title)}](${href.replace(/[()<>\s]/g, encodeURIComponent)})` : inline(title);
  const line = `- [${isDone ? "x" : " "}] ${name}${about ? ` – ${inline(about)}` : ""}`;
  return [line, ...notes.map(({ prompt, text }) => `\n  ${inline(prompt)}\n\n${quote(text).replace(/^/gm, "  ")}`)].join("\n");
}

/** One line that says what it says. @param {string} text */
function inline(text) {
  return text.trim().replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/^(\d+)([.)])|^([-+=])/, (_, number, dot, sign) => (sign ? `\\${sign}` : `${number}\\${dot}`));
}

/** Own words keep their lines, and no HTML comes of them. @param {string} text */
function quote(text) {
  return text.trim().split(/\r\n?|\n/).map(line => `> ${line.replace(/[\\<`[\]]/g, "\\$&")}`.trimEnd()).join("\n");
}
