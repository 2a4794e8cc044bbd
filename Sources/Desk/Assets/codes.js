// What the modules know of codes: which quad class a PLOVER type belongs to and how it is drawn.

import { t } from "./strings.js";

/** The quad classes in the order in which they are drawn; 0 is what has none. */
export const quads = [1, 2, 3, 4, 0];

export const quadName = (quad) => t(`quad.${quad}`);

const ofType = {
  AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1,
  COOPERATE: 2, AID: 2, RETREAT: 2,
  REQUEST: 3, ACCUSE: 3, REJECT: 3, THREATEN: 3,
  PROTEST: 4, SANCTION: 4, MOBILIZE: 4, COERCE: 4, ASSAULT: 4,
};

/** The quad class of a PLOVER type, 0 where there is none (elections, disasters). */
export function quadOf(type) {
  return ofType[String(type).toUpperCase()] ?? 0;
}

/** Counts by type summed to counts by quad class, the classes in their order. */
export function byQuad(types = {}) {
  const sums = new Map();
  for (const [type, count] of Object.entries(types)) sums.set(quadOf(type), (sums.get(quadOf(type)) ?? 0) + count);
  return quads.map((quad) => ({ quad, count: sums.get(quad) ?? 0 })).filter(({ count }) => count > 0);
}

/** UCDP's precision of a place, in words. */
export function precisionWords(precision) {
  return precision >= 1 && precision <= 7 ? t(`precision.${precision}`) : "";
}
