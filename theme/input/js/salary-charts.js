import { all } from "./dom.js";

/** Charts beside a table of figures: a lane is where its row is, and gone when its row is. Without rows that change, charts stay as they were built. */
class SalaryCharts extends HTMLElement {
  connectedCallback() {
    this.closest("filter-list")?.addEventListener("filter", () => this.#follow());
    this.#follow();
  }

  #follow() {
    const lanes = new Map([...this.querySelectorAll("[data-row]")].map(lane => [lane.getAttribute("data-row"), lane]));
    /** @type {Map<Element, number>} */
    const bottoms = new Map([...this.querySelectorAll("svg.chart:has([data-row])")].map(chart => [chart, 0]));
    // Rows in their order of now; asking each for its index would walk the table again and again.
    for (const row of all(this.closest("filter-list") ?? document, "tr[id]")) {
      const lane = lanes.get(row.id);
      const chart = lane?.closest("svg.chart");
      if (!lane || !chart) continue;
      lane.toggleAttribute("hidden", row.hidden);
      if (row.hidden) continue;
      const top = bottoms.get(chart) ?? 0;
      lane.setAttribute("transform", `translate(0 ${top})`);
      bottoms.set(chart, top + Number(lane.getAttribute("data-height")));
    }
    for (const [chart, bottom] of bottoms) {
      drawAxis(chart, bottom);
      const figure = chart.closest("figure");
      if (figure) figure.hidden = bottom === 0;
    }
    const section = this.closest("section");
    if (section) section.hidden = all(this, "figure").every(figure => figure.hidden);
  }
}

/**
 * As DrawSalaryChart.cs draws it: lines down to the last lane, amounts below.
 * @param {Element} chart
 * @param {number} bottom
 */
function drawAxis(chart, bottom) {
  const change = bottom - Number(chart.querySelector(".ax")?.getAttribute("y2") ?? bottom);
  if (change === 0) return;
  for (const line of chart.querySelectorAll(".ax")) line.setAttribute("y2", String(bottom));
  for (const tick of chart.querySelectorAll(".axis")) tick.setAttribute("y", String(Number(tick.getAttribute("y")) + change));
  chart.setAttribute("height", String(Number(chart.getAttribute("height")) + change));
}

customElements.define("salary-charts", SalaryCharts);
