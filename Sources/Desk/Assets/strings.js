// What the modules say, from the same table as the pages: strings/LANGUAGE.json, keys that begin with "ui.".

export const language = document.documentElement.lang || "en";
let table = {};

async function read(name) {
  const response = await fetch(`/assets/strings/${name}.json`);
  return response.ok ? response.json() : {};
}

/** Reads the table; what a language lacks stands in English. Called once, before anything is said. */
export async function loadStrings() {
  const tables = await Promise.all([...new Set(["en", language])].map((name) => read(name).catch(() => ({}))));
  table = Object.assign({}, ...tables);
}

/** The phrase of a key, with {0}, {1} … filled in. */
export function t(key, ...values) {
  return (table[`ui.${key}`] ?? key).replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

/** A number to read. */
export const count = (number) => number.toLocaleString(language);
