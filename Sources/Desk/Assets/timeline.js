// Events over time with a brush: drag, or move the two ends with the arrow keys; the chosen span is from= and to= of the address.
import { address, filter, go, json } from "./live.js";
import { html, svg, ticks } from "./svg.js";
import { count as number, t } from "./strings.js";
import { floor, next, toDay, toISO, words } from "./days.js";

const HEIGHT = 96;
const FOOT = 18;
const NARROWEST = 4; // pixels a bar needs

let box;
let by;
let bars = []; // {from, to, count}: days, `to` exclusive
let drawing;
let whole = false;
let earlier = 0;

/** Steps without gaps from the first to the last that the server counts; as many together as the width asks for. */
function barsOf({ periods, counts }, width) {
  const days = periods.map((period) => floor(toDay(period), by));
  const sums = new Map();
  days.forEach((day, index) => sums.set(day, (sums.get(day) ?? 0) + counts[index]));
  const sorted = [...sums.keys()].sort((one, other) => one - other);
  if (sorted.length === 0) return [];
  const total = counts.reduce((sum, count) => sum + count, 0);
  let first = 0;
  earlier = 0;
  // A few events of long ago would leave no room for the rest: they stay one click away.
  if (!whole) {
    while (first < sorted.length - 1 && earlier + sums.get(sorted[first]) <= total * 0.03) earlier += sums.get(sorted[first++]);
  }
  const steps = [];
  for (let day = sorted[first]; day <= sorted.at(-1); day = next(day, by)) steps.push(day);
  const together = Math.max(1, Math.ceil((steps.length * NARROWEST) / width));
  const result = [];
  for (let index = 0; index < steps.length; index += together) {
    const part = steps.slice(index, index + together);
    const count = part.reduce((sum, day) => sum + (sums.get(day) ?? 0), 0);
    result.push({ from: part[0], to: next(part.at(-1), by), count });
  }
  return result;
}

function spanWords({ from, to }) {
  return to - from <= 1 ? words(from) : t("span", words(from), words(to - 1));
}

/** The chosen bars as [first, last], or null. */
function chosen() {
  const query = new URLSearchParams(location.search);
  const from = query.get("from");
  const to = query.get("to");
  if (!from && !to) return null;
  const low = from ? toDay(from) : -Infinity;
  const high = to ? lastDay(to) : Infinity;
  const inside = bars.map((bar, index) => [bar, index]).filter(([bar]) => bar.to > low && bar.from <= high).map(([, index]) => index);
  return inside.length ? [inside[0], inside.at(-1)] : null;
}

/** The last day of "2017", "2017-10" or "2017-10-01". */
function lastDay(iso) {
  if (iso.length === 4) return next(toDay(iso), "year") - 1;
  if (iso.length === 7) return next(toDay(iso), "month") - 1;
  return toDay(iso);
}

function choose(first, last) {
  go(address({ from: toISO(bars[first].from), to: toISO(bars[last].to - 1) }));
}

function draw() {
  const width = Math.max(240, box.querySelector(".bars").clientWidth);
  const highest = Math.max(1, ...bars.map(({ count }) => count));
  const step = width / Math.max(1, bars.length);
  const scale = (count) => (count === 0 ? 0 : Math.max(2, (count / highest) * (HEIGHT - FOOT - 10)));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", class: "timeline-picture" });
  picture.append(svg("title", {}, t("timeline", number(highest))));
  for (const value of ticks(highest, 2).filter((value) => value > 0 && value <= highest)) {
    const y = HEIGHT - FOOT - scale(value);
    picture.append(svg("path", { d: `M0 ${y}H${width}`, class: "tick" }), svg("text", { x: 12, y: y - 2, class: "tick-text" }, String(value)));
  }
  bars.forEach(({ count }, index) => {
    if (count === 0) return;
    const high = scale(count);
    picture.append(svg("rect", {
      x: index * step + 0.5, y: HEIGHT - FOOT - high, width: Math.max(1, step - 1), height: high, class: "bar", "data-index": index,
    }));
  });
  picture.append(svg("path", { d: `M0 ${HEIGHT - FOOT}H${width}`, class: "axis" }));
  // Years where there is room, months where there are few.
  let right = -Infinity;
  const unit = bars.length && bars.at(-1).to - bars[0].from < 800 ? "month" : "year";
  const named = bars.length && bars.at(-1).to - bars[0].from < 70 ? "day" : unit;
  bars.forEach(({ from, to }, index) => {
    const begins = index === 0 || floor(to - 1, named) >= from;
    const x = index * step;
    const room = named === "year" ? 44 : named === "month" ? 74 : 92;
    if (begins && x >= right && x + room * 0.8 <= width) {
      picture.append(svg("text", { x: x + 2, y: HEIGHT - 5, class: "axis-text" }, words(floor(to - 1, named), named)));
      right = x + room;
    }
  });
  drawing = { width, step, picture, brush: svg("rect", { y: 0, height: HEIGHT - FOOT, class: "brush" }) };
  picture.append(drawing.brush);
  box.querySelector(".bars").replaceChildren(picture, ...handles());
  mark(chosen());
  const note = box.querySelector(".earlier");
  note.hidden = earlier === 0 && !whole;
  note.textContent = whole ? t("earlier-hide") : t("earlier", number(earlier));
}

function handles() {
  return ["from", "to"].map((end) => {
    const handle = html("div", { class: `handle handle-${end}`, role: "slider", tabindex: 0, "aria-label": end === "from" ? t("first-day") : t("last-day"),
      "aria-valuemin": 0, "aria-valuemax": Math.max(0, bars.length - 1) });
    handle.addEventListener("keydown", (event) => moveHandle(event, end));
    return handle;
  });
}

function mark(span) {
  const [first, last] = span ?? [0, bars.length - 1];
  drawing.brush.setAttribute("x", first * drawing.step);
  drawing.brush.setAttribute("width", Math.max(2, (last - first + 1) * drawing.step));
  drawing.brush.classList.toggle("all", span === null);
  for (const [end, index] of [["from", first], ["to", last]]) {
    const handle = box.querySelector(`.handle-${end}`);
    if (!handle || !bars[index]) continue;
    handle.style.left = `${(index + (end === "to" ? 1 : 0)) * drawing.step}px`;
    handle.setAttribute("aria-valuenow", index);
    handle.setAttribute("aria-valuetext", end === "from" ? words(bars[index].from) : words(bars[index].to - 1));
    handle.dataset.index = index;
  }
  const dated = bars.reduce((total, { count }) => total + count, earlier);
  const undated = span === null ? Number(document.querySelector("#total strong")?.textContent.replace(/\D/g, "")) - dated : 0;
  box.querySelector(".undated").textContent = undated > 0 ? t("undated", number(undated)) : "";
  box.querySelector(".bars").hidden = bars.length === 0;
  const sum = bars.slice(first, last + 1).reduce((total, { count }) => total + count, 0);
  box.querySelector(".span-words").textContent =
    bars.length === 0 ? t("nothing") : t("span-count", spanWords({ from: bars[first].from, to: bars[last].to }), number(sum));
  box.querySelector(".whole-span").hidden = span === null;
}

let waiting;

function moveHandle(event, end) {
  let [first, last] = chosen() ?? [0, bars.length - 1];
  if (waiting) [first, last] = waiting.span;
  const at = end === "from" ? first : last;
  const moved = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 10, PageUp: at + 10, Home: 0, End: bars.length - 1 }[event.key];
  if (moved === undefined) return;
  event.preventDefault();
  const bounded = Math.max(0, Math.min(bars.length - 1, moved));
  if (end === "from") first = Math.min(bounded, last);
  else last = Math.max(bounded, first);
  mark([first, last]);
  clearTimeout(waiting?.timer);
  waiting = {
    span: [first, last],
    timer: setTimeout(() => {
      waiting = undefined;
      choose(first, last);
    }, 400),
  };
}

function brushByPointer() {
  const area = box.querySelector(".bars");
  let begun = null;
  let ended = -Infinity;
  const indexAt = (event) =>
    Math.max(0, Math.min(bars.length - 1, Math.floor((event.clientX - area.getBoundingClientRect().left) / drawing.step)));
  area.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || bars.length === 0) return;
    const handle = event.target.closest(".handle");
    const span = chosen() ?? [0, bars.length - 1];
    begun = handle ? (handle.classList.contains("handle-from") ? span[1] : span[0]) : indexAt(event);
    area.setPointerCapture(event.pointerId);
    mark([Math.min(begun, indexAt(event)), Math.max(begun, indexAt(event))]);
    event.preventDefault();
  });
  area.addEventListener("pointermove", (event) => {
    const index = indexAt(event);
    if (begun !== null) mark([Math.min(begun, index), Math.max(begun, index)]);
    else if (bars[index]) area.title = `${spanWords(bars[index])}: ${bars[index].count}`;
  });
  area.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const index = indexAt(event);
    const span = [Math.min(begun, index), Math.max(begun, index)];
    begun = null;
    ended = event.timeStamp;
    choose(...span);
  });
  // Browsers lead the click of a tap to the nearest button; one that ended a brush is none of the buttons'.
  box.addEventListener("click", (event) => {
    if (event.timeStamp - ended < 400) event.stopPropagation();
  }, true);
  area.addEventListener("pointercancel", () => {
    begun = null;
    mark(chosen());
  });
}

async function load() {
  const query = filter("from", "to");
  query.set("by", by);
  const answer = await json(`${box.dataset.series || "/api/series"}?${query}`);
  bars = barsOf(answer, Math.max(240, box.querySelector(".bars").clientWidth));
  draw();
}

function frame() {
  const steps = html("div", { class: "steps", role: "group", "aria-label": t("count-by") });
  for (const step of ["day", "week", "month", "year"]) {
    const button = html("button", { type: "button", "data-by": step, "aria-pressed": String(step === by) }, t(`by.${step}`));
    button.addEventListener("click", () => {
      by = step;
      for (const other of steps.children) other.setAttribute("aria-pressed", String(other === button));
      go(address({ by }), { replace: true });
    });
    steps.append(button);
  }
  const all = html("button", { type: "button", class: "whole-span", hidden: "" }, t("whole-time"));
  all.addEventListener("click", () => go(address({ from: null, to: null })));
  const note = html("button", { type: "button", class: "earlier", hidden: "" });
  note.addEventListener("click", () => {
    whole = !whole;
    load();
  });
  const head = html("div", { class: "timeline-head" }, html("span", { class: "span-words", "aria-live": "polite" }), html("span", { class: "undated muted" }), all, note, steps);
  box.replaceChildren(head, html("div", { class: "bars" }));
}

export async function start() {
  box = document.getElementById("timeline");
  by = new URLSearchParams(location.search).get("by") || box.dataset.by || "month";
  frame();
  brushByPointer();
  await load();
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(box.clientWidth - width) < 8) return;
    width = box.clientWidth;
    load();
  }).observe(box);
  document.addEventListener("dateline:changed", load);
  box.dataset.ready = "true";
}
