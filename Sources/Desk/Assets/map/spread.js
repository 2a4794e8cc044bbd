// What lies at one point: a few events are laid out on a ring around it, many come as a list.
/* global L */
import { json } from "../live.js";
import { html } from "../svg.js";
import { count, t } from "../strings.js";
import { marker, words } from "./symbols.js";

const MOST_ON_RING = 12;
const MOST_IN_LIST = 200;

function eventLine(event) {
  const day = event.date?.start ?? "";
  const type = event.event_type ?? event.contexts?.[0] ?? "event";
  return [day, type, event.text ?? event.title ?? event.label].filter(Boolean).join(" · ");
}

/** A popup that lists events, each a link to its page. */
export function listOf(map, found, cluster, events) {
  const items = events.map((event) =>
    html("li", {}, html("a", { href: `/events/${encodeURIComponent(event.id)}`, dir: "auto" }, event.label ?? eventLine(event))));
  const content = html("div", { class: "point-list" }, html("ul", {}, ...items));
  if (cluster.count > events.length) content.append(html("p", { class: "muted" }, t("of-all", count(events.length), count(cluster.count))));
  L.popup({ maxWidth: 320, maxHeight: 260, autoPan: true }).setLatLng([cluster.lat, cluster.lon]).setContent(content).openOn(map);
  content.querySelector("a")?.focus({ preventScroll: true });
  map.once("popupclose", () => found.getElement()?.focus({ preventScroll: true }));
}

function rows(answer) {
  if (Array.isArray(answer)) return answer;
  return answer.events ?? answer.items ?? answer.results ?? [];
}

/** Opens what is at one point. `query` is the filter that the map shows. */
export async function spread(map, found, cluster, [west, south, east, north], query) {
  query.set("bbox", [west - 1e-4, south - 1e-4, east + 1e-4, north + 1e-4].map((value) => value.toFixed(5)).join(","));
  query.set("limit", String(MOST_IN_LIST));
  const events = rows(await json(`/events.json?${query}`));
  if (events.length === 0 || events.length > MOST_ON_RING) {
    listOf(map, found, cluster, events);
    return;
  }
  const ring = L.layerGroup().addTo(map);
  const center = map.latLngToLayerPoint([cluster.lat, cluster.lon]);
  const radius = 26 + 4 * events.length;
  found.setOpacity(0.35);
  const symbols = events.map((event, index) => {
    const turn = (index / events.length) * 2 * Math.PI - Math.PI / 2;
    const at = map.layerPointToLatLng(center.add([Math.cos(turn) * radius, Math.sin(turn) * radius]));
    L.polyline([[cluster.lat, cluster.lon], at], { className: "leg", interactive: false }).addTo(ring);
    const single = {
      lat: at.lat, lon: at.lng, count: 1, id: event.id, label: eventLine(event), precision: event.place?.ucdp_precision,
      types: { [event.event_type ?? ""]: 1 },
    };
    const symbol = marker(single).addTo(ring);
    const element = symbol.getElement();
    element.setAttribute("role", "link");
    element.setAttribute("aria-label", words(single));
    element.title = words(single);
    element.classList.add("spread");
    element.tabIndex = 0;
    symbol.on("click", () => location.assign(`/events/${encodeURIComponent(event.id)}`));
    return element;
  });
  symbols[0].focus({ preventScroll: true });
  const close = () => {
    ring.remove();
    found.setOpacity(1);
  };
  map.once("zoomstart click", close);
}
