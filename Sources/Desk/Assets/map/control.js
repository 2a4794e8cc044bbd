// Who holds what on a day: a slider and play, states told apart by pattern, a click shows the timeline of the place.
/* global L */
import { filter, formAddress, go, json } from "../live.js";
import { html, svg } from "../svg.js";
import { t } from "../strings.js";
import { toDay, toISO, words } from "../days.js";
import { drawSpans } from "../charts/spans.js";
import { createMap, hideSmallAreas, roughArea, roveSymbols, show, viewBox } from "./base.js";
import { nameSymbols } from "./names.js";
import { countRing } from "./symbols.js";

const STEP_MS = 1100;
const PALETTE = 12; // colours --holder-0 … --holder-11 of the style sheet; the others share grey

const states = ["assessed", "claimed", "contested", "unknown"];

let map;
let layer;
let slider;
let dateInput;
let form;
let play;
let days;
let element;
let fitted = false;
let joined = false; // whether some places are shown as one, so that a nearer view tells more
let asked;
let sought = null; // the words that places are looked for by
const colours = new Map();
const shown = new Set();

/** A colour for a holder, the same from day to day; those who hold nothing on this day give theirs to those who need one. */
function colourOf(holder) {
  if (!holder) return "none";
  shown.add(holder);
  if (!colours.has(holder)) {
    const used = new Set(colours.values());
    const free = Array.from({ length: PALETTE }, (_, number) => number).find((number) => !used.has(number));
    colours.set(holder, free ?? "none");
  }
  return colours.get(holder);
}

/** Makes sure that those who hold most have a colour: those who hold nothing now, or nothing had, make room. */
function giveColours(features) {
  const held = new Map();
  const count = (name, by) => name && held.set(name, (held.get(name) ?? 0) + by);
  for (const { properties } of features) {
    for (const { name, count: places } of properties.holders ?? []) count(name, places);
    for (const name of [properties.holder, ...(properties.contenders ?? [])].map(holderName)) count(name, 1);
  }
  for (const [name, colour] of colours) if (colour === "none" || (!held.has(name) && colours.size + held.size > PALETTE)) colours.delete(name);
  for (const name of [...held.keys()].sort((one, other) => held.get(other) - held.get(one))) colourOf(name);
}

const holderName = (holder) => (typeof holder === "string" ? holder : holder?.name || holder?.code || holder?.text || "");

/** A disc whose pattern says how sure the state is: full, striped, halved and crossed, or open with a question mark. */
export function disc(state, holder, contender) {
  const colour = `holder-${holder}`;
  const drawing = svg("svg", { viewBox: "-14 -14 28 28", width: 28, height: 28, "aria-hidden": "true", class: `disc state-${state}` });
  if (state === "assessed") {
    drawing.append(svg("circle", { r: 10, class: `fill ${colour} edge` }));
  } else if (state === "claimed") {
    drawing.append(svg("circle", { r: 10, class: "paper" }));
    for (const x of [-7, -2.3, 2.3, 7]) {
      const half = Math.sqrt(100 - x * x) * 0.98;
      drawing.append(svg("path", { d: `M${x} ${-half}V${half}`, transform: "rotate(45)", class: `stripe ${colour}` }));
    }
    drawing.append(svg("circle", { r: 10, class: "ring edge" }));
  } else if (state === "contested") {
    drawing.append(
      svg("path", { d: "M0-10A10 10 0 0 0 0 10Z", class: `fill ${colour}` }),
      svg("path", { d: "M0-10A10 10 0 0 1 0 10Z", class: `fill holder-${contender ?? "none"}` }),
      svg("circle", { r: 10, class: "ring edge" }),
      svg("path", { d: "M-6-6L6 6M6-6L-6 6", class: "cross-under" }),
      svg("path", { d: "M-6-6L6 6M6-6L-6 6", class: "cross" }),
    );
  } else {
    drawing.append(svg("circle", { r: 10, class: "paper ring dashed" }), svg("text", { "text-anchor": "middle", dy: "0.36em", class: "question" }, "?"));
  }
  return drawing;
}

function draw(collection) {
  const focused = document.activeElement?.dataset?.place;
  layer.clearLayers();
  shown.clear();
  giveColours(collection.features);
  for (const feature of collection.features) {
    if (!feature.geometry?.coordinates) continue;
    const { properties } = feature;
    const [lon, lat] = feature.geometry.coordinates;
    if (properties.count) {
      drawJoined(properties, [lat, lon]);
      continue;
    }
    const state = properties.state ?? properties.status ?? "unknown";
    const place = typeof properties.place === "string" ? properties.place : properties.place?.name ?? "";
    const holder = holderName(properties.holder);
    const contenders = (properties.contenders ?? []).map(holderName).filter((name) => name && name !== holder);
    if (properties.radius_m > 0) roughArea([lat, lon], properties.radius_m).addTo(layer);
    const picture = html("div", {}, disc(state, colourOf(holder), contenders.length ? colourOf(contenders[0]) : undefined));
    picture.append(html("span", { class: "place-name", dir: "auto" }, [place, holder].filter(Boolean).join(" · ")));
    const icon = L.divIcon({ className: "symbol control-symbol", html: picture, iconSize: [28, 28] });
    const marker = L.marker([lat, lon], { icon, keyboard: false, riseOnHover: true }).addTo(layer);
    const symbol = marker.getElement();
    const text = properties.text ?? [place, state, [holder, ...contenders].filter(Boolean).join(", ")].filter(Boolean).join(": ");
    symbol.setAttribute("role", "button");
    symbol.setAttribute("aria-label", text);
    symbol.title = text;
    symbol.tabIndex = -1;
    symbol.dataset.place = place;
    marker.on("click", () => showPlace(properties.href ?? `/control/${encodeURIComponent(properties.geoname_id ?? place)}`));
    if (focused === place) {
      symbol.tabIndex = 0;
      symbol.focus({ preventScroll: true });
    }
  }
  const symbols = symbolsNow();
  if (symbols.length && !symbols.some(({ tabIndex }) => tabIndex === 0)) symbols[0].tabIndex = 0;
  legend();
  nameSymbols(symbols);
  hideSmallAreas(map, layer);
  element.dataset.shown = String(symbols.length);
}

/** Places that lie close together: a ring of those who hold them, with their number; a click goes nearer. */
function drawJoined({ count, holders, bounds, text }, at) {
  const sums = new Map(); // by colour: those without one share grey
  for (const share of holders) sums.set(colourOf(share.name), (sums.get(colourOf(share.name)) ?? 0) + share.count);
  const parts = [...sums].map(([colour, sum]) => ({ count: sum, stroke: `holder-${colour}` }));
  const { drawing, size } = countRing(parts, count, 12 + Math.min(12, 3 * Math.log10(count)));
  const marker = L.marker(at, { icon: L.divIcon({ className: "symbol control-symbol", html: drawing, iconSize: [size, size] }), keyboard: false }).addTo(layer);
  const symbol = marker.getElement();
  symbol.setAttribute("role", "button");
  symbol.setAttribute("aria-label", text);
  symbol.title = text;
  symbol.tabIndex = -1;
  marker.on("click", () => {
    const before = map.getZoom();
    show(map, bounds, map.getMaxZoom());
    if (map.getZoom() <= before) map.setView(at, Math.min(before + 2, map.getMaxZoom()));
  });
}

const symbolsNow = () => layer.getLayers().map((found) => found.getElement?.()).filter((found) => found?.classList.contains("symbol"));

function legend() {
  const list = document.getElementById("control-legend");
  const holders = [...colours].filter(([name]) => shown.has(name));
  const others = holders.some(([, colour]) => colour === "none");
  list.replaceChildren(
    ...states.map((state) => html("li", {}, disc(state, 0, 1), t(`state.${state}`))),
    ...holders.filter(([, colour]) => colour !== "none").map(([name, colour]) => html("li", {}, disc("assessed", colour), html("bdi", {}, name))),
    ...(others ? [html("li", {}, disc("assessed", "none"), t("others"))] : []),
  );
}

let openPlace;

/** The timeline of a place from its own page, beside the map. */
async function showPlace(href, { quiet = false } = {}) {
  const url = new URL(href, location.href);
  url.searchParams.set("on", dateInput.value);
  const response = await fetch(url, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-region=place]");
  const old = document.querySelector("[data-region=place]");
  if (!response.ok || !fresh || !old) {
    location.assign(url);
    return;
  }
  fresh.tabIndex = -1;
  fresh.dataset.keep = ""; // The next day's page has none open; this one stays.
  openPlace = url.pathname;
  old.replaceWith(fresh);
  fresh.querySelector("form")?.remove();
  drawSpans(fresh);
  fresh.prepend(html("p", { class: "own-page" }, html("a", { href: url.pathname + url.search }, t("open-page"))));
  if (quiet) return;
  fresh.focus({ preventScroll: true });
  fresh.scrollIntoView({ block: "nearest" });
}

/** Draws a day: all places at once where they can be told apart, else what is in view. */
async function load(day) {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams({ on: day, zoom: Math.round(map.getZoom()) });
  const words = filter().get("q");
  if (words) query.set("q", words);
  if (joined && fitted) query.set("bbox", viewBox(map, 0.2));
  const collection = await json(`${element.dataset.control || "/api/control"}?${query}`, { signal: asked.signal }).catch((error) => {
    if (error.name === "AbortError") return null;
    throw error;
  });
  if (!collection) return;
  joined = Boolean(collection.joined) || query.has("bbox");
  draw(collection);
  if (!fitted && !map.viewAsked && collection.features.length) {
    const edges = collection.features.map(({ geometry: { coordinates: [lon, lat] }, properties }) => properties.bounds ?? [lon, lat, lon, lat]);
    const edge = (choose, side) => choose(...edges.map((box) => box[side]));
    show(map, [edge(Math.min, 0), edge(Math.min, 1), edge(Math.max, 2), edge(Math.max, 3)], 7);
  }
  const first = !fitted;
  fitted = true;
  if (first && joined) await load(day);
}

let pending;

/** Shows a day: the slider and the date at once, map and table when they arrive. */
function setDay(day, { now = false } = {}) {
  dateInput.value = toISO(day);
  slider.value = day;
  slider.setAttribute("aria-valuetext", words(day));
  form.querySelector(".day-words").textContent = words(day);
  clearTimeout(pending);
  pending = setTimeout(() => go(formAddress(form), { replace: true }), now ? 0 : 120);
}

/** The next day on which something changes hands; without a list of such days a sixtieth of the whole. */
function nextStop(day, direction) {
  if (days.changes.length) {
    const later = direction > 0 ? days.changes.find((change) => change > day) : days.changes.findLast((change) => change < day);
    return later ?? (direction > 0 ? days.last : days.first);
  }
  const step = Math.max(1, Math.round((days.last - days.first) / 60));
  return Math.max(days.first, Math.min(days.last, day + direction * step));
}

function stop() {
  clearInterval(play.timer);
  play.timer = undefined;
  play.button.setAttribute("aria-pressed", "false");
  play.button.textContent = `▶ ${t("play")}`;
}

function startOrStop() {
  if (play.timer) return stop();
  if (+slider.value >= days.last) setDay(days.first, { now: true });
  play.button.setAttribute("aria-pressed", "true");
  play.button.textContent = `❚❚ ${t("stop")}`;
  play.timer = setInterval(() => {
    const day = nextStop(+slider.value, 1);
    setDay(day, { now: true });
    if (day >= days.last) stop();
  }, STEP_MS);
}

function controls() {
  slider = html("input", { type: "range", min: days.first, max: days.last, step: 1, "aria-label": t("day"), class: "day-slider", list: "change-days" });
  const marks = html("datalist", { id: "change-days" }, ...days.changes.slice(0, 200).map((day) => html("option", { value: day })));
  slider.addEventListener("input", () => setDay(+slider.value));
  const step = (text, label, direction) => {
    const button = html("button", { type: "button", "aria-label": label, title: label }, text);
    button.addEventListener("click", () => {
      stop();
      setDay(nextStop(+slider.value, direction), { now: true });
    });
    return button;
  };
  play = { button: html("button", { type: "button", class: "play", "aria-pressed": "false" }, `▶ ${t("play")}`) };
  play.button.addEventListener("click", startOrStop);
  const ends = html("span", { class: "ends muted" }, `${words(days.first)} – ${words(days.last)}`);
  form.append(html("div", { class: "day-controls" },
    step("‹", t("change-before"), -1), play.button, step("›", t("change-next"), 1), slider, marks, html("output", { class: "day-words" }), ends));
  dateInput.addEventListener("change", () => dateInput.value && setDay(toDay(dateInput.value), { now: true }));
}

async function daysOf(given) {
  const text = (list) => (Array.isArray(list) ? list : String(list ?? "").split(/[\s,]+/)).filter(Boolean).map(toDay).sort((a, b) => a - b);
  let { first, last, days: changes } = element.dataset;
  if (!first || !last) ({ first, last, changes } = await json("/api/control/days"));
  const today = toDay(new Date().toISOString());
  const day = toDay(given || last || toISO(today));
  return { changes: text(changes), first: Math.min(first ? toDay(first) : day - 365, day), last: Math.max(last ? toDay(last) : today, day) };
}

export async function start() {
  element = document.getElementById("control-map");
  form = document.getElementById("control-day");
  dateInput = form.querySelector("[name=on]");
  const given = element.dataset.on || dateInput.value;
  days = await daysOf(given);
  map = createMap(element, { remember: true });
  layer = L.layerGroup().addTo(map);
  const key = html("details", { class: "legend", open: "" }, html("summary", {}, t("legend")), html("ul", { id: "control-legend" }));
  if (matchMedia("(max-width: 700px)").matches) key.open = false;
  element.after(key);
  // The place that is clicked shows below the map, not below the table.
  key.after(document.querySelector("[data-region=place]"));
  controls();
  roveSymbols(map, symbolsNow);
  dateInput.value = given;
  slider.value = toDay(given);
  slider.setAttribute("aria-valuetext", words(toDay(given)));
  form.querySelector(".day-words").textContent = words(toDay(given));
  sought = filter().get("q");
  await load(given);
  map.on("moveend", () => {
    if (joined) load(dateInput.value);
    nameSymbols(symbolsNow());
    hideSmallAreas(map, layer);
  });
  document.addEventListener("dateline:changed", () => {
    const day = new URLSearchParams(location.search).get("on") ?? dateInput.value;
    dateInput.value = day;
    slider.value = toDay(day);
    const words = filter().get("q");
    if (words !== sought) {
      // Other places are looked for: the map goes to them.
      sought = words;
      [fitted, joined, map.viewAsked] = [false, false, false];
    }
    load(day);
    if (openPlace) showPlace(openPlace, { quiet: true });
  });
  element.dataset.ready = "true";
}
