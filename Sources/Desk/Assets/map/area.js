// An area that the list, timeline and facets are narrowed to: drawn with the pointer, or a frame moved and sized by the keyboard.
/* global L */
import { say } from "../live.js";
import { html } from "../svg.js";
import { t } from "../strings.js";
import { wrap } from "./base.js";

const STEP = 24; // pixels a key moves the frame or its edges

/** Bounds as the address has them: "W,S,E,N" in degrees. */
const text = (bounds) => [wrap(bounds.getWest()), bounds.getSouth(), wrap(bounds.getEast()), bounds.getNorth()].map((value) => +value.toFixed(2)).join(",");

/** Leaflet's bounds of "W,S,E,N"; an area over the date line goes on to the east. */
export function boundsOf(area) {
  const [west, south, east, north] = area.split(",").map(Number);
  return L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
}

/**
 * Adds the button that begins to draw.
 * @param choose {(area: string) => void} told the area that was drawn
 * @returns {(area: ?string) => void} shows the area that the address names
 */
export function addArea(map, choose) {
  const shown = L.rectangle([[0, 0], [0, 0]], { className: "area-shown", interactive: false, fill: false });
  const frame = L.rectangle([[0, 0], [0, 0]], { className: "area-frame", interactive: false });
  const box = map.getContainer();
  let drawing = false;
  let corner = null; // where the pointer went down

  const button = html("button", { type: "button", class: "draw-area", "aria-pressed": "false", title: t("draw-area") }, "▭ ", t("draw-area"));
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const panel = html("div", { class: "leaflet-bar" }, button);
    L.DomEvent.disableClickPropagation(panel);
    return panel;
  };
  control.addTo(map);

  const pixels = () => L.bounds(map.latLngToContainerPoint(frame.getBounds().getNorthWest()), map.latLngToContainerPoint(frame.getBounds().getSouthEast()));
  const put = (a, b) => frame.setBounds(L.latLngBounds(map.containerPointToLatLng(a), map.containerPointToLatLng(b)));

  function begin() {
    drawing = true;
    const size = map.getSize();
    put(size.divideBy(4), size.multiplyBy(3).divideBy(4));
    frame.addTo(map);
    map.dragging.disable();
    map.keyboard.disable();
    box.classList.add("drawing");
    button.setAttribute("aria-pressed", "true");
    box.focus({ preventScroll: true });
    say(t("draw-how"));
  }

  function end() {
    drawing = false;
    corner = null;
    frame.remove();
    map.dragging.enable();
    map.keyboard.enable();
    box.classList.remove("drawing");
    button.setAttribute("aria-pressed", "false");
    say("");
  }

  function accept() {
    const area = text(frame.getBounds());
    end();
    choose(area);
  }

  button.addEventListener("click", () => (drawing ? end() : begin()));
  const onMap = (event) => drawing && !event.target.closest(".leaflet-control");
  box.addEventListener("pointerdown", (event) => {
    if (!onMap(event) || event.button > 0) return;
    corner = map.mouseEventToContainerPoint(event);
    box.setPointerCapture(event.pointerId);
    event.preventDefault();
    event.stopPropagation();
  }, true);
  box.addEventListener("pointermove", (event) => {
    if (drawing && corner) put(corner, map.mouseEventToContainerPoint(event));
  });
  box.addEventListener("pointerup", (event) => {
    if (!drawing || !corner) return;
    const far = map.mouseEventToContainerPoint(event);
    // A click is no area.
    if (Math.abs(far.x - corner.x) < 6 || Math.abs(far.y - corner.y) < 6) corner = null;
    else accept();
  });
  // What is clicked while one draws stays closed.
  box.addEventListener("click", (event) => onMap(event) && event.stopPropagation(), true);
  box.addEventListener("keydown", (event) => {
    if (!onMap(event)) return;
    const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (event.key === "Escape") end();
    else if (event.key === "Enter") accept();
    else if (way) {
      const { min, max } = pixels();
      const to = max.add(way);
      if (!event.shiftKey) put(min.add(way), to);
      else if (to.x - min.x >= STEP && to.y - min.y >= STEP) put(min, to);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  return (area) => {
    if (area) shown.setBounds(boundsOf(area)).addTo(map);
    else shown.remove();
  };
}
