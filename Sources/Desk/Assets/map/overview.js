// The map of events: asks the server for clusters of what is in view, so that a million events are as quick as ten.
/* global L */
import { address, filter, go, json } from "../live.js";
import { html } from "../svg.js";
import { count, t } from "../strings.js";
import { quadName, quads } from "../codes.js";
import { addArea } from "./area.js";
import { createMap, follows, hideSmallAreas, roughArea, roveSymbols, show, viewBox } from "./base.js";
import { marker, shape, words } from "./symbols.js";
import { listOf, spread } from "./spread.js";

let map;
let layer;
let areas;
let pointer;
let asked;
let endpoint;

/** The area that the address names and that is not merely the view. */
const drawnArea = () => (follows() ? null : new URLSearchParams(location.search).get("bbox"));

/** The filter without the box that is asked for: a drawn area is a condition of its own. */
function filterOfMap() {
  const query = filter("bbox");
  const area = drawnArea();
  if (area) {
    const [west, south, east, north] = area.split(",");
    query.set("q", `${query.get("q") ?? ""} box:${south},${west},${north},${east}`.trim());
  }
  return query;
}

function addressOfClusters(bbox, zoom) {
  const query = filterOfMap();
  query.set("bbox", bbox);
  query.set("zoom", Math.round(zoom));
  return `${endpoint}?${query}`;
}

/**
 * Shows all that passes the filter. Asks for it as the whole world is drawn: where that is the view in the end, as in large
 * ledgers, its answer is drawn and nothing is asked twice.
 * @returns the answer if it fits the view
 */
async function fitAll() {
  const zoom = Math.round(map.getBoundsZoom([[-60, -170], [75, 170]]));
  const answer = await json(addressOfClusters("-180,-90,180,90", zoom));
  if (answer.clusters.length === 0) return answer;
  const boxes = answer.clusters.map(({ lat, lon, bounds }) => bounds ?? [lon, lat, lon, lat]);
  const edge = (choose, side) => choose(...boxes.map((box) => box[side]));
  show(map, [edge(Math.min, 0), edge(Math.min, 1), edge(Math.max, 2), edge(Math.max, 3)], 7);
  return Math.round(map.getZoom()) === zoom ? answer : undefined;
}

function open(cluster, found) {
  if (cluster.count === 1) {
    if (cluster.id) listOf(map, found, cluster, [cluster]);
    return;
  }
  const bounds = cluster.bounds;
  const onePoint = bounds ? bounds[2] - bounds[0] < 1e-4 && bounds[3] - bounds[1] < 1e-4 : map.getZoom() >= map.getMaxZoom();
  if (onePoint || map.getZoom() >= map.getMaxZoom()) {
    const around = bounds ?? [cluster.lon - 1e-4, cluster.lat - 1e-4, cluster.lon + 1e-4, cluster.lat + 1e-4];
    spread(map, found, cluster, around, filterOfMap());
  } else if (bounds) {
    const before = map.getZoom();
    show(map, bounds, map.getMaxZoom());
    if (map.getZoom() <= before) map.setView([cluster.lat, cluster.lon], before + 1);
  } else {
    map.setView([cluster.lat, cluster.lon], map.getZoom() + 2);
  }
}

async function draw(known) {
  asked?.abort();
  asked = new AbortController();
  const answer = known ?? (await json(addressOfClusters(viewBox(map, 0.1), map.getZoom()), { signal: asked.signal }).catch(() => null));
  if (!answer) return;
  const hadFocus = layer.getLayers().some((found) => found.getElement() === document.activeElement);
  layer.clearLayers();
  areas.clearLayers();
  for (const cluster of answer.clusters) {
    if (cluster.count === 1 && cluster.radius_m > 0) areas.addLayer(roughArea([cluster.lat, cluster.lon], cluster.radius_m));
    const found = marker(cluster).addTo(layer);
    const element = found.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", words(cluster));
    element.title = words(cluster);
    element.tabIndex = -1;
    found.on("click", () => open(cluster, found));
  }
  hideSmallAreas(map, areas);
  const symbols = symbolsNow();
  if (symbols.length > 0) symbols[0].tabIndex = 0;
  if (hadFocus) (symbols[0] ?? map.getContainer()).focus({ preventScroll: true });
  map.getContainer().dataset.shown = String(answer.clusters.length);
  tellTotal(answer.clusters);
}

/** What of the total is in view, in the corner of the map. */
function tellTotal(clusters) {
  const bounds = map.getBounds();
  let sum = 0;
  for (const cluster of clusters) {
    if ([0, 360, -360].some((turn) => bounds.contains([cluster.lat, cluster.lon + turn]))) sum += cluster.count;
  }
  pointer.total.textContent = t("in-view", count(sum));
}

function symbolsNow() {
  return layer.getLayers().map((found) => found.getElement()).filter(Boolean);
}

/** Legend, total in view, and the box that makes the list follow the map. */
function corner() {
  const control = L.control({ position: "topright" });
  control.onAdd = () => {
    const total = html("p", { class: "in-view", role: "status" });
    const follow = html("input", { type: "checkbox", id: "follow-map" });
    follow.checked = follows();
    follow.addEventListener("change", () => {
      map.setFollowing(follow.checked);
      go(address({ bbox: follow.checked ? viewBox(map) : null }));
    });
    const rows = quads.map((quad) => html("li", {}, shape(quad), quadName(quad)));
    const rough = html("li", {}, shape(0, true), t("legend-rough"));
    const legend = html("details", { class: "legend" }, html("summary", {}, t("legend")), html("ul", {}, ...rows, rough));
    const label = html("label", { for: "follow-map" }, follow, ` ${t("follow")}`);
    const panel = html("div", { class: "map-panel leaflet-bar" }, total, label, legend);
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
    pointer.total = total;
    pointer.follow = follow;
    return panel;
  };
  control.addTo(map);
}

/** A row of the list that is pointed at shows on the map. */
function pointFromList() {
  const spot = L.circleMarker([0, 0], { radius: 16, className: "pointed", fill: false, interactive: false });
  const at = (event) => event.target.closest?.("tr[data-lat], li[data-lat]");
  const put = (event) => {
    const row = at(event);
    if (!row) return spot.remove();
    spot.setLatLng([+row.dataset.lat, +row.dataset.lon]).addTo(map);
  };
  const list = document.getElementById("events")?.parentElement;
  list?.addEventListener("pointerover", put);
  list?.addEventListener("focusin", put);
}

export async function start() {
  const element = document.getElementById("map");
  endpoint = element.dataset.clusters || "/api/clusters";
  map = createMap(element, { remember: true });
  layer = L.layerGroup().addTo(map);
  areas = L.layerGroup().addTo(map);
  pointer = {};
  corner();
  roveSymbols(map, symbolsNow);
  pointFromList();
  const showArea = addArea(map, (area) => {
    map.setFollowing(false);
    go(address({ bbox: area }));
  });
  showArea(drawnArea());
  const bbox = new URLSearchParams(location.search).get("bbox");
  let known;
  if (!map.viewAsked) {
    if (bbox) show(map, bbox.split(",").map(Number));
    else known = await fitAll().catch(() => undefined);
  }
  await draw(known);
  map.on("moveend", () => {
    draw();
    if (pointer.follow.checked) go(address({ bbox: viewBox(map) }), { replace: true });
  });
  document.addEventListener("dateline:changed", () => {
    if (!new URLSearchParams(location.search).has("bbox")) map.setFollowing(false);
    pointer.follow.checked = follows();
    showArea(drawnArea());
    map.closePopup();
    draw();
  });
  element.dataset.ready = "true";
}
