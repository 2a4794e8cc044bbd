// Figures side by side: one line per claim from low to high with its best value, on one scale per kind of figure.
import { count, t } from "../strings.js";
import { html, svg, ticks } from "../svg.js";

const LINE = 26;
const NAMES = 180;

function number(text) {
  return text === undefined || text === "" ? null : Number(text);
}

function chart(name, claims) {
  const width = 640;
  const highest = Math.max(...claims.flatMap(({ low, best, high }) => [low, best, high].filter((value) => value !== null)));
  const marks = ticks(highest, 4);
  const x = (value) => NAMES + (value / (marks.at(-1) || 1)) * (width - NAMES - 50);
  const height = claims.length * LINE + 26;
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "img", class: "ranges", "aria-label": t("chart-by-source", name) });
  for (const value of marks) {
    picture.append(svg("path", { d: `M${x(value)} 0V${height - 20}`, class: "tick" }),
      svg("text", { x: x(value), y: height - 6, "text-anchor": "middle", class: "axis-text" }, count(value)));
  }
  claims.forEach(({ source, low, best, high }, index) => {
    const y = index * LINE + LINE / 2;
    const label = source.length > 26 ? `${source.slice(0, 25)}…` : source;
    picture.append(svg("text", { x: NAMES - 10, y: y + 4, "text-anchor": "end", class: "lane-name" }, label));
    const from = low ?? best ?? 0;
    const to = high ?? marks.at(-1);
    const open = high === null;
    picture.append(svg("path", { d: `M${x(from)} ${y}H${x(to)}`, class: `range${open ? " open" : ""}` }));
    for (const end of [low, high]) if (end !== null) picture.append(svg("path", { d: `M${x(end)} ${y - 5}V${y + 5}`, class: "range" }));
    if (best !== null) {
      picture.append(svg("circle", { cx: x(best), cy: y, r: 5, class: "best" }),
        svg("text", { x: x(Math.max(best, to)) + 9, y: y + 4, class: "value" }, `${open ? "≥ " : ""}${count(best)}`));
    }
  });
  return html("figure", {}, html("figcaption", {}, name), picture);
}

export function start() {
  for (const table of document.querySelectorAll("table[data-chart=ranges]")) {
    const groups = new Map();
    for (const row of table.querySelectorAll("tbody tr")) {
      const { of = row.cells[0]?.textContent.trim(), low, best, high } = row.dataset;
      const claim = { source: (row.querySelector("td a") ?? row.cells[0])?.textContent.trim() ?? "", low: number(low), best: number(best), high: number(high) };
      if ([claim.low, claim.best, claim.high].every((value) => value === null)) continue;
      groups.set(of, [...(groups.get(of) ?? []), claim]);
    }
    const place = table.closest(".scroll") ?? table;
    for (const [name, claims] of groups) place.before(chart(name, claims));
  }
}
