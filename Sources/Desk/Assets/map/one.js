// The map of one event: a pin where the place is exact, else the area that it lies in.
/* global L */
import { precisionWords } from "../codes.js";
import { createMap, roughArea } from "./base.js";
import { marker } from "./symbols.js";

export function start() {
  const element = document.getElementById("map-one");
  const { lat, lon, precision, radius, type } = element.dataset;
  const at = [+lat, +lon];
  const map = createMap(element);
  const rough = +precision >= 3;
  map.setView(at, rough ? 5 : 7);
  if (+radius > 0) {
    const area = roughArea(at, +radius).addTo(map);
    map.fitBounds(area.getBounds(), { maxZoom: 8, animate: false });
  }
  if (type === undefined) {
    L.circleMarker(at, { radius: 8, className: "dot", interactive: false }).addTo(map);
    element.dataset.ready = "true";
    return;
  }
  const symbol = marker({ lat: at[0], lon: at[1], count: 1, precision: +precision, types: { [type ?? ""]: 1 } }).addTo(map);
  symbol.getElement().title = precisionWords(+precision);
  element.dataset.ready = "true";
}
