// Reads JSON lines `["/about/", "<!doctype html>…"]` and writes a line for each error: what the standard forbids, by html-validate.

import { createInterface } from "node:readline";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [link, html] = JSON.parse(line);
  const report = await validator.validateString(html);
  for (const message of report.results.flatMap(({ messages }) => messages)) {
    console.log(`${link} ${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
  count++;
}
console.log(`${count} pages`);
