// The entry of every page: loads what the page holds. Pages are complete without it.
import { followLinks } from "./live.js";
import { loadStrings } from "./strings.js";

document.documentElement.classList.add("js");

const wanted = [
  ["[data-live]", () => followLinks()],
  ["table.events, table.control", () => import("./labels.js").then((module) => module.start())],
  ["#map", () => import("./map/overview.js").then((module) => module.start())],
  ["#timeline", () => import("./timeline.js").then((module) => module.start())],
  ["#control-map", () => import("./map/control.js").then((module) => module.start())],
  ["ol.spans", () => import("./charts/spans.js").then((module) => module.start())],
  ["[data-lat]#map-one", () => import("./map/one.js").then((module) => module.start())],
  ["tr[data-field]", () => import("./evidence.js").then((module) => module.start())],
  ["table[data-chart=ranges]", () => import("./charts/ranges.js").then((module) => module.start())],
  ["table[data-chart=multiples]", () => import("./charts/multiples.js").then((module) => module.start())],
  ["table[data-chart=network]", () => import("./charts/network.js").then((module) => module.start())],
  ["ol#review", () => import("./review.js").then((module) => module.start())],
];

const loaders = wanted.filter(([selector]) => document.querySelector(selector)).map(([, load]) => load);
if (loaders.length > 0) loadStrings().then(() => loaders.forEach((load) => load()));
