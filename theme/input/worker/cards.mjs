// Draws the pictures that a link to a page shows elsewhere: 1200 × 630, PNG.
//
//   <- {"path":"/…/social/1a2b3c4d.png","kind":"Lesson","title":"Splits and leakage","site":"From QA to AI"}
//
// One line of JSON for each picture; it is written to its path. Nothing is answered: the exit code says whether all are there.

import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Resvg } from "@resvg/resvg-js";
import latin from "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff";
import latinExtended from "@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff";
import satori from "satori";

const size = { width: 1200, height: 630 };
// Letters of other scripts have no font here and are drawn as boxes.
const fonts = [latin, latinExtended].map((data, i) => ({ name: `Source Serif 4 ${i}`, data: data.buffer, weight: 600, style: "normal" }));

const mark = "data:image/svg+xml;base64," + Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none" stroke="#15211c" stroke-width="2"><path d="M18 8H3v17h17V14"/><path d="m7.5 15.5 4 4L21.6 6.9" stroke="#1b3fae" stroke-width="2.5"/><circle cx="23.5" cy="4.5" r="3" fill="#ffe35a"/></svg>').toString("base64");

for await (const line of createInterface({ input: process.stdin })) {
  const card = JSON.parse(line);
  const svg = await satori(draw(card), { ...size, fonts });
  await writeFile(card.path, new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng());
}

function draw({ kind, title, site }) {
  return box({ boxSizing: "border-box", width: "100%", height: "100%", flexDirection: "column", justifyContent: "space-between", padding: "64px 72px", background: "#f3f7f2", color: "#15211c", borderTop: "16px solid #1b3fae" },
    box({ fontSize: 34, color: "#4a5952" }, kind || " "),
    box({ fontSize: title.length > 60 ? 60 : title.length > 30 ? 72 : 88, lineHeight: 1.15 }, title),
    box({ alignItems: "center", fontSize: 36, borderTop: "2px solid #15211c", paddingTop: 28 }, { type: "img", props: { src: mark, width: 56, height: 56, style: { marginRight: 20 } } }, site || " "));
}

function box(style, ...children) {
  return { type: "div", props: { style: { display: "flex", ...style }, children } };
}
