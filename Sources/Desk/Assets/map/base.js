// A Leaflet map on Natural Earth's borders: no tiles unless the page names a tile server, no outside request. Where the base map
// is missing a graticule stays, so that positions can still be read.
/* global L */
import { t } from "../strings.js";

const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const styles = {
  countries: () => ({ fillColor: paint("--land"), fillOpacity: 1, color: paint("--border"), weight: 1 }),
  admin1: () => ({ color: paint("--inner-border"), weight: 0.7, fill: false }),
  disputed: () => ({ color: paint("--border"), weight: 1.4, dashArray: "3 4", fill: false }),
  graticule: () => ({ color: paint("--graticule"), weight: 0.5, fill: false }),
};

function graticule() {
  const lines = [];
  for (let lon = -180; lon <= 180; lon += 10) lines.push([[-85, lon], [85, lon]]);
  for (let lat = -80; lat <= 80; lat += 10) lines.push([[lat, -180], [lat, 180]]);
  return lines;
}

/** The view that the address asks for: #map=zoom/lat/lon. */
function viewOfAddress() {
  const found = /map=(\d+(?:\.\d+)?)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(location.hash);
  return found && { zoom: +found[1], center: [+found[2], +found[3]] };
}

/** A longitude within -180…180. */
export const wrap = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

/** What is in view, with a margin as a share of it: "W,S,E,N" within -180…180; a view as wide as the world is all of it. */
export function viewBox(map, margin = 0) {
  const bounds = map.getBounds().pad(margin);
  const whole = bounds.getEast() - bounds.getWest() >= 360;
  const [west, east] = whole ? [-180, 180] : [wrap(bounds.getWest()), wrap(bounds.getEast())];
  return [west, Math.max(-90, bounds.getSouth()), east, Math.min(90, bounds.getNorth())].map((value) => +value.toFixed(4)).join(",");
}

/** Whether the list follows the map: it stands behind the view. */
export const follows = () => location.hash.endsWith("&follow");

function rememberView(map) {
  const center = map.getCenter();
  const url = new URL(location.href);
  url.hash = `map=${map.getZoom()}/${center.lat.toFixed(3)}/${center.lng.toFixed(3)}${follows() ? "&follow" : ""}`;
  history.replaceState(history.state, "", url);
}

/** Patterns that areas and symbols are filled with, once a page. */
export function patterns() {
  if (document.getElementById("patterns")) return;
  const parsed = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" id="patterns" width="0" height="0" aria-hidden="true"><defs>
      <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V8" class="hatch-line"/></pattern>
      <pattern id="quad-1" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="quad-1"/></pattern>
      <pattern id="quad-2" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="quad-2"/>
        <circle cx="2.5" cy="2.5" r="1.1" class="on-quad"/></pattern>
      <pattern id="quad-3" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="quad-3"/>
        <path d="M0 2.5H5" class="on-quad-line"/></pattern>
      <pattern id="quad-4" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" class="quad-4"/><path d="M1 0V5" class="on-quad-line"/></pattern>
      <pattern id="quad-0" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="quad-0"/></pattern>
    </defs></svg>`,
    "image/svg+xml",
  );
  document.body.append(document.importNode(parsed.documentElement, true));
}

function labels(map, features) {
  const layer = L.layerGroup();
  const named = features
    .filter(({ properties }) => properties.name)
    .map(({ properties }) => ({ at: L.latLng(properties.label[1], properties.label[0]), size: properties.size, name: properties.name }))
    .sort((one, other) => other.size - one.size);
  const shown = new Map();
  // A name is shown where its country is wide enough for it, the larger first.
  const update = () => {
    const scale = map.getZoomScale(map.getZoom(), 0) * (256 / 360);
    const bounds = map.getBounds();
    for (const place of named) {
      const visible = place.size * scale > place.name.length * 6 && bounds.contains(place.at);
      if (visible && !shown.has(place)) {
        const icon = L.divIcon({ className: "country-name", html: "", iconSize: [0, 0] });
        const marker = L.marker(place.at, { icon, interactive: false, keyboard: false, pane: "names" }).addTo(layer);
        marker.getElement().textContent = place.name;
        shown.set(place, marker);
      } else if (!visible && shown.has(place)) {
        shown.get(place).remove();
        layer.removeLayer(shown.get(place));
        shown.delete(place);
      }
    }
  };
  layer.addTo(map);
  map.on("moveend", update);
  update();
}

async function borders(map, renderer) {
  const folder = "/assets/basemap/";
  const drawn = [];
  for (const name of ["countries", "admin1", "disputed"]) {
    const response = await fetch(`${folder}${name}.geojson`);
    if (!response.ok) continue;
    const data = await response.json();
    const layer = L.geoJSON(data, { style: styles[name], interactive: false, renderer, pane: "base" });
    drawn.push([name, layer]);
    if (name === "admin1") {
      const toggle = () => (map.getZoom() >= 5 ? layer.addTo(map) : layer.remove());
      map.on("zoomend", toggle);
      toggle();
    } else {
      layer.addTo(map);
    }
    if (name === "countries") {
      labels(map, data.features);
      map.attributionControl.addAttribution(t("base-map"));
    }
  }
  return drawn;
}

/**
 * A map in an element. `remember` keeps the view in the address.
 * @returns {L.Map} with the method `whenBased()`, a promise of the base layers.
 */
export function createMap(element, { remember = false } = {}) {
  patterns();
  const view = (remember && viewOfAddress()) || { zoom: 2, center: [25, 25] };
  const map = L.map(element, {
    minZoom: 1, maxZoom: 14, worldCopyJump: true, zoomSnap: 0.5, zoomDelta: 1, attributionControl: true,
    fadeAnimation: false, markerZoomAnimation: true,
  });
  map.attributionControl.setPrefix(false);
  L.control.scale({ imperial: false }).addTo(map);
  for (const [pane, order] of [["base", 200], ["names", 210]]) {
    map.createPane(pane).style.zIndex = order;
    map.getPane(pane).style.pointerEvents = "none";
  }
  // Areas repeat what symbols and the table say.
  map.getPane("overlayPane").setAttribute("aria-hidden", "true");
  map.setView(view.center, view.zoom);
  const renderer = L.canvas({ pane: "base", padding: 0.4 });
  const grid = L.polyline(graticule(), { ...styles.graticule(), interactive: false, renderer, pane: "base" }).addTo(map);
  const tiles = document.querySelector("meta[name=tiles]")?.content;
  if (tiles) L.tileLayer(tiles, { maxZoom: 19, attribution: new URL(tiles).host }).addTo(map);
  const based = tiles ? Promise.resolve([]) : borders(map, renderer).catch(() => []);
  map.whenBased = () => based;
  if (remember) {
    map.on("moveend", () => rememberView(map));
    window.addEventListener("hashchange", () => {
      const asked = viewOfAddress();
      if (asked) map.setView(asked.center, asked.zoom);
    });
  }
  map.setFollowing = (following) => {
    const url = new URL(location.href);
    url.hash = url.hash.replace("&follow", "") + (following ? "&follow" : "");
    history.replaceState(history.state, "", url);
  };
  map.viewAsked = Boolean(remember && viewOfAddress());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", async () => {
    grid.setStyle(styles.graticule());
    for (const [name, layer] of await based) layer.setStyle(styles[name]());
  });
  new ResizeObserver(() => map.invalidateSize()).observe(element);
  return map;
}

/** Shows bounds [W, S, E, N] as near as `maxZoom` allows. */
export function show(map, [west, south, east, north], maxZoom = 9) {
  const right = east < west ? east + 360 : east;
  map.fitBounds([[south, west], [north, right]], { padding: [30, 30], maxZoom, animate: false });
}

/** An area for what is known only roughly: a hatched circle instead of a false pin. */
export function roughArea(at, radius) {
  return L.circle(at, { radius, fillColor: "url(#hatch)", fillOpacity: 1, className: "rough-area", interactive: false });
}

/** Areas that would be no larger than a symbol only clutter the map. */
export function hideSmallAreas(map, layers) {
  layers.eachLayer((layer) => {
    if (!(layer instanceof L.Circle)) return;
    const pixels = map.project(layer.getLatLng()).distanceTo(map.project(L.latLng(layer.getLatLng().lat + layer.getRadius() / 111_320, layer.getLatLng().lng)));
    layer.getElement()?.classList.toggle("small", pixels < 20);
  });
}

/**
 * Makes symbols reachable by keyboard with one tab stop: arrows go to the nearest symbol that way, Enter opens, Escape leaves.
 * @param symbols {() => HTMLElement[]} those on the map now
 */
export function roveSymbols(map, symbols) {
  const box = map.getContainer();
  const middleOf = (element) => {
    const rect = element.getBoundingClientRect();
    return [rect.x + rect.width / 2, rect.y + rect.height / 2];
  };
  box.addEventListener("keydown", (event) => {
    const current = event.target.closest(".symbol");
    if (!current) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "Escape") {
      box.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      current.click();
    } else if (way) {
      const [x, y] = middleOf(current);
      let best = null;
      let least = Infinity;
      for (const other of symbols()) {
        if (other === current) continue;
        const [ox, oy] = middleOf(other);
        const along = (ox - x) * way[0] + (oy - y) * way[1];
        const aside = Math.abs((ox - x) * way[1]) + Math.abs((oy - y) * way[0]);
        if (along > 1 && along + 2 * aside < least) [best, least] = [other, along + 2 * aside];
      }
      if (best) {
        current.tabIndex = -1;
        best.tabIndex = 0;
        best.focus({ preventScroll: true });
      }
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
