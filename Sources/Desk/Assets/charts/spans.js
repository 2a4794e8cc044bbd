// The bar of a place: who held it from when to when, one lane per holder, the state by pattern.
import { svg } from "../svg.js";
import { t } from "../strings.js";
import { toDay, toISO, words } from "../days.js";

const LANE = 22;
const NAMES = 150;

/** Draws the bar above each list of spans inside `root`. */
export function drawSpans(root = document) {
  for (const list of root.querySelectorAll("ol.spans")) {
    const spans = [...list.querySelectorAll("li[data-from], li[data-to]")].map((item) => ({
      from: item.dataset.from ? toDay(item.dataset.from) : null,
      to: item.dataset.to ? toDay(item.dataset.to) + 1 : null,
      state: item.dataset.state || "unknown",
      holder: item.querySelector("h3 bdi")?.textContent || item.dataset.holder || t("not-known"),
      chosen: item.hasAttribute("aria-current"),
    }));
    if (spans.length === 0 || list.previousElementSibling?.classList.contains("span-bar")) continue;
    const known = spans.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
    const first = Math.min(...known);
    const last = Math.max(...known, first + 30);
    const pad = Math.max(15, Math.round((last - first) * 0.06));
    const holders = [...new Set(spans.map(({ holder }) => holder))];
    const width = Math.max(320, Math.min(900, list.clientWidth || 640));
    const x = (day) => NAMES + ((day - first + pad) / (last - first + 2 * pad)) * (width - NAMES - 4);
    const height = holders.length * LANE + 22;
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "span-bar", role: "img", "aria-label": t("span-bar") });
    holders.forEach((holder, lane) => {
      const name = svg("text", { x: NAMES - 8, y: lane * LANE + 15, "text-anchor": "end", class: "lane-name" }, holder.length > 22 ? `${holder.slice(0, 21)}…` : holder);
      picture.append(name, svg("path", { d: `M${NAMES} ${lane * LANE + LANE}H${width}`, class: "tick" }));
    });
    for (const { from, to, state, holder, chosen } of spans) {
      const left = from === null ? NAMES : x(from);
      const right = to === null ? width - 4 : x(to);
      const y = holders.indexOf(holder) * LANE + 4;
      const bar = svg("rect", { x: left, y, width: Math.max(3, right - left), height: LANE - 8, class: `span-rect state-${state}${chosen ? " chosen" : ""}` });
      bar.append(svg("title", {}, `${holder}, ${state}: ${from === null ? "…" : words(from)} to ${to === null ? "…" : words(to - 1)}`));
      picture.append(bar);
      if (state === "contested" || state === "claimed") {
        for (let at = left + 4; at < left + Math.max(3, right - left) - 2; at += 7) {
          picture.append(svg("path", { d: state === "claimed" ? `M${at} ${y + LANE - 8}L${at + 4} ${y}` : `M${at} ${y}L${at + 5} ${y + LANE - 8}M${at + 5} ${y}L${at} ${y + LANE - 8}`, class: "span-pattern" }));
        }
      }
    }
    // The days on which something begins, as many as do not stand in each other's way; the last one ends at the edge.
    let free = -Infinity;
    for (const day of [...new Set(spans.map(({ from }) => from).filter((from) => from !== null))].sort((a, b) => a - b)) {
      const left = Math.min(x(day), width - 70);
      if (left < free) continue;
      picture.append(svg("path", { d: `M${x(day)} 0V${height - 18}`, class: "day-line" }), svg("text", { x: left, y: height - 5, class: "axis-text" }, toISO(day)));
      free = left + 76;
    }
    if (list.dataset.on) {
      const at = x(toDay(list.dataset.on));
      if (at >= NAMES && at <= width) picture.append(svg("path", { d: `M${at} 0V${height - 18}`, class: "asked-day" }));
    }
    list.before(picture);
  }
}

export function start() {
  drawSpans();
  document.addEventListener("dateline:changed", () => drawSpans());
}
