import { text } from "./parts.js";

const svg = "http://www.w3.org/2000/svg";
const [rowHeight, barHeight] = [44, 14];

/**
 * Bars: how often answers of each confidence were right. The table below the chart holds the same numbers.
 * @param {{ name: string, count: number, share: number | null }[]} rows
 */
export function calibrationChart(rows) {
  const chart = make("svg", { class: "calibration", height: String(rows.length * rowHeight), width: "100%", role: "img" });
  chart.setAttribute("aria-label", rows.map(({ name, share }) => `${name}: ${share === null ? "\u2013" : text("percent", share)}`).join(". "));
  // In SVG, x counts from the left whatever the direction, and a text begins at its x.
  const isFromRight = getComputedStyle(document.documentElement).direction === "rtl";
  const start = isFromRight ? "100%" : "0";
  rows.forEach(({ name, share }, index) => {
    const top = index * rowHeight;
    chart.append(make("text", { x: start, y: String(top + 14) }, share === null ? name : `${name}: ${text("percent", share)}`));
    chart.append(make("rect", { class: "frame", x: "0", y: String(top + 22), width: "100%", height: String(barHeight) }));
    if (share) chart.append(make("rect", { class: "fill", x: isFromRight ? `${100 - share}%` : "0", y: String(top + 22), width: `${share}%`, height: String(barHeight) }));
  });
  return chart;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {string} [content]
 */
function make(name, attributes, content = "") {
  const element = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = content;
  return element;
}
