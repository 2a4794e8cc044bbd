// Days as numbers (since 1970-01-01, UTC) and the steps that a timeline counts in.

import { language } from "./strings.js";

const DAY = 86_400_000;

export const toDay = (iso) => Math.floor(Date.UTC(+iso.slice(0, 4), (+iso.slice(5, 7) || 1) - 1, +iso.slice(8, 10) || 1) / DAY);
export const toISO = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The first day of the step (day, week from Monday, month, year) that a day lies in. */
export function floor(day, by) {
  const date = new Date(day * DAY);
  if (by === "year") return Math.floor(Date.UTC(date.getUTCFullYear(), 0, 1) / DAY);
  if (by === "month") return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY);
  if (by === "week") return day - ((date.getUTCDay() + 6) % 7);
  return day;
}

/** The first day of the next step. */
export function next(day, by) {
  const date = new Date(floor(day, by) * DAY);
  if (by === "year") return Math.floor(Date.UTC(date.getUTCFullYear() + 1, 0, 1) / DAY);
  if (by === "month") return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY);
  return floor(day, by) + (by === "week" ? 7 : 1);
}

const forms = {
  year: { year: "numeric" }, month: { year: "numeric", month: "short" }, day: { year: "numeric", month: "short", day: "numeric" },
};

/** A day to read: "1 Oct 2017"; with by = month "Oct 2017". */
export function words(day, by = "day") {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { ...(forms[by] ?? forms.day), timeZone: "UTC" }).format(new Date(day * DAY));
}
