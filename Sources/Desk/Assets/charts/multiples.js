// Small multiples: one chart for each column of the table, all on one scale.
import { count, t } from "../strings.js";
import { html, svg } from "../svg.js";
import { next, toDay, words } from "../days.js";

const WIDTH = 220;
const HEIGHT = 64;
const FEW = 0.03; // the share of all events that may be left out at the beginning

/** A few events of long ago would leave no room for the rest: they are counted, but drawn only in the table. */
function firstRow(columns, rows) {
  const sums = rows.map((_, row) => columns.reduce((sum, { counts }) => sum + counts[row], 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  let row = 0;
  let left = 0;
  while (row < rows.length - 1 && left + sums[row] <= total * FEW) left += sums[row++];
  return row;
}

function chart(name, days, counts, from, highest, by) {
  const first = days[from];
  const range = next(days.at(-1), by) - first;
  const wide = Math.max(1, ((next(first, by) - first) / range) * WIDTH * 0.9);
  const earlier = counts.slice(0, from).reduce((sum, value) => sum + value, 0);
  const total = counts.reduce((sum, value) => sum + value, 0);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT + 16}`, width: "100%", role: "img", "aria-label": t("chart-counts", name, count(total), count(Math.max(...counts))) });
  counts.forEach((value, index) => {
    if (value <= 0 || index < from) return;
    const high = Math.max(1.5, (value / highest) * (HEIGHT - 4));
    const x = ((days[index] - first) / range) * WIDTH;
    const bar = svg("rect", { x, y: HEIGHT - high, width: wide, height: high, class: "bar" });
    bar.append(svg("title", {}, `${words(days[index], by)}: ${count(value)}`));
    picture.append(bar);
  });
  picture.append(svg("path", { d: `M0 ${HEIGHT}H${WIDTH}`, class: "axis" }),
    svg("text", { x: 0, y: HEIGHT + 13, class: "axis-text" }, [earlier > 0 ? t("earlier", count(earlier)) : "", words(first, by)].filter(Boolean).join(" · ")),
    svg("text", { x: WIDTH, y: HEIGHT + 13, class: "axis-text", "text-anchor": "end" }, words(days.at(-1), by)));
  return html("figure", {}, html("figcaption", {}, html("bdi", {}, name), html("span", { class: "count" }, count(total))), picture);
}

function draw() {
  for (const table of document.querySelectorAll("table[data-chart=multiples]")) {
    const place = table.closest(".scroll") ?? table;
    place.parentElement.querySelector(".multiples")?.remove();
    const names = [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent.trim());
    const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    if (rows.length === 0 || names.length === 0) continue;
    rows.sort((one, other) => one[0].localeCompare(other[0]));
    const days = rows.map(([day]) => toDay(day));
    const columns = names.map((name, index) => ({ name, counts: rows.map((row) => Number(row[index + 1].replace(/[^\d.-]/g, "")) || 0) }));
    const highest = Math.max(1, ...columns.flatMap(({ counts }) => counts));
    const by = new URLSearchParams(location.search).get("by") || table.dataset.by || "month";
    const from = firstRow(columns, rows);
    place.before(html("div", { class: "multiples" }, ...columns.map(({ name, counts }) => chart(name, days, counts, from, highest, by))));
  }
}

export function start() {
  draw();
  document.addEventListener("dateline:changed", draw);
}
