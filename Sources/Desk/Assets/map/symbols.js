// Symbols of events and clusters as small SVGs: the quad class by shape, colour and pattern, what is only roughly placed hollow
// and dashed.
/* global L */
import { svg } from "../svg.js";
import { byQuad, precisionWords, quadName, quadOf } from "../codes.js";
import { count as number, t } from "../strings.js";

const shapes = {
  1: () => svg("circle", { cx: 0, cy: 0, r: 7 }),
  2: () => svg("rect", { x: -6.5, y: -6.5, width: 13, height: 13 }),
  3: () => svg("path", { d: "M0-9L9 0L0 9L-9 0Z" }),
  4: () => svg("path", { d: "M0-9L8.5 6.5H-8.5Z" }),
  0: () => svg("path", { d: "M-7-2.5H-2.5V-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7Z" }),
};

/** The symbol of one event. */
export function shape(quad, rough = false) {
  const drawing = shapes[quad]();
  drawing.setAttribute("class", `shape quad-${quad}${rough ? " rough" : ""}`);
  return svg("svg", { viewBox: "-12 -12 24 24", width: 24, height: 24, "aria-hidden": "true" }, drawing);
}

function arc(from, to, radius) {
  const point = (turn) => [Math.sin(turn * 2 * Math.PI) * radius, -Math.cos(turn * 2 * Math.PI) * radius];
  const [x0, y0] = point(from);
  const [x1, y1] = point(to);
  return `M${x0} ${y0}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x1} ${y1}`;
}

/** A ring whose parts show shares, with a count within. Each part has a `count` and either a `paint` or a class `stroke`. */
export function countRing(parts, count, radius) {
  const size = 2 * (radius + 4);
  const drawing = svg("svg", { viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, width: size, height: size, "aria-hidden": "true" });
  drawing.append(svg("circle", { r: radius, class: "cluster-disc" }));
  const total = parts.reduce((sum, part) => sum + part.count, 0) || 1;
  let at = 0;
  for (const part of parts) {
    const share = part.count / total;
    const stroke = { class: `cluster-part ${part.stroke ?? ""}`, "stroke-width": 6, fill: "none" };
    if (part.paint) stroke.stroke = part.paint;
    drawing.append(share > 0.999 ? svg("circle", { r: radius, ...stroke }) : svg("path", { d: arc(at, at + share, radius), ...stroke }));
    at += share;
  }
  const text = svg("text", { class: "cluster-count", "text-anchor": "middle", dy: "0.35em" });
  text.textContent = short(count);
  drawing.append(text);
  return { drawing, size };
}

function ring(types, count, radius, rough) {
  const parts = byQuad(types).map((part) => ({ count: part.count, paint: `url(#quad-${part.quad})` }));
  const { drawing, size } = countRing(parts, count, radius);
  if (rough) drawing.append(svg("circle", { r: radius + 3, class: "rough-ring" }));
  return { drawing, size };
}

/** A count in at most four characters. */
export function short(count) {
  if (count < 10_000) return String(count);
  if (count < 1_000_000) return `${Math.round(count / 1000)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`;
}

/** What a symbol says to those who hear it. */
export function words(cluster) {
  if (cluster.count === 1) {
    const label = cluster.label ?? t("event");
    return cluster.precision >= 3 ? t("rough-to", label, precisionWords(cluster.precision)) : label;
  }
  const parts = byQuad(cluster.types).map(({ quad, count }) => `${quadName(quad)} ${count}`);
  return [t("events", number(cluster.count)), ...parts].join(" · ");
}

/** A Leaflet marker for a cluster of the API. */
export function marker(cluster) {
  const types = Object.keys(cluster.types ?? {});
  let drawing;
  let size = 24;
  if (cluster.count === 1) drawing = shape(quadOf(types[0]), cluster.precision >= 3);
  else ({ drawing, size } = ring(cluster.types, cluster.count, 11 + Math.min(14, 3.2 * Math.log10(cluster.count)), cluster.precision >= 5));
  const icon = L.divIcon({ className: "symbol", html: drawing, iconSize: [size, size] });
  return L.marker([cluster.lat, cluster.lon], { icon, keyboard: false, riseOnHover: true });
}
