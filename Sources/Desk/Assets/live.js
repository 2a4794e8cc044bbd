// Follows links and forms inside [data-live] without a new page: the same address is fetched as HTML and every element with
// data-region is replaced by the one of the same name. What is shown has one source, the server's page.

import { t } from "./strings.js";

let latest = 0;
let heading = null; // where the page is going while the answer is under way

/** The filter of the address as query parameters for the API: q, from, to, bbox. */
export function filter(...without) {
  const all = new URLSearchParams(location.search);
  const kept = new URLSearchParams();
  for (const name of ["q", "from", "to", "bbox"]) {
    const value = all.get(name);
    if (value && !without.includes(name)) kept.set(name, value);
  }
  return kept;
}

/** The address with some parameters set (null takes one out); a changed filter begins at the first page. */
export function address(changes) {
  const url = new URL(heading ?? location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.searchParams.delete("after");
  return url;
}

/** Fetches JSON; a failure is told in #status and thrown. */
export async function json(path, options) {
  const response = await fetch(path, { headers: { Accept: "application/json" }, ...options }).catch((error) => {
    if (error.name !== "AbortError") say(t("no-answer"));
    throw error;
  });
  if (!response.ok) {
    const text = await response.text();
    let message = text;
    try {
      message = JSON.parse(text).error ?? text;
    } catch {
      // Not JSON: the text is the message.
    }
    say(message || t("answered", response.status));
    throw new Error(message || String(response.status));
  }
  return response.json();
}

/** Tells something to everyone, also to those who listen to the page. */
export function say(message) {
  let status = document.getElementById("status");
  if (!status) {
    status = document.createElement("p");
    status.id = "status";
    status.setAttribute("role", "status");
    document.body.append(status);
  }
  status.textContent = message;
}

function replaceRegions(page) {
  for (const old of document.querySelectorAll("[data-region]")) {
    const name = old.dataset.region;
    const fresh = page.querySelector(`[data-region="${CSS.escape(name)}"]`);
    if (!fresh || old.hasAttribute("data-keep")) continue;
    const open = [...old.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const again = focused?.getAttribute("href");
    old.replaceWith(fresh);
    for (const summary of fresh.querySelectorAll("details > summary")) {
      if (open.includes(summary.textContent)) summary.parentElement.open = true;
    }
    if (focused) {
      const same = again && [...fresh.querySelectorAll("a")].find((link) => link.getAttribute("href") === again);
      const target = same ?? fresh;
      if (target === fresh && !fresh.hasAttribute("tabindex")) fresh.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  }
}

/** Form fields outside the regions show what the address says. */
function refillForms() {
  const query = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll("[data-live] form[method=get] [name]")) {
    if (field.closest("[data-region]") || field === document.activeElement) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = query.get(field.name) === field.value;
    else if (query.has(field.name) || field.tagName !== "SELECT") field.value = query.get(field.name) ?? "";
  }
}

/** Goes to an address of this page. `push: false` keeps the history as it is. */
export async function go(url, { push = true, replace = false } = {}) {
  const target = new URL(url, location.href);
  const turn = ++latest;
  heading = target;
  document.body.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(target.pathname + target.search, { headers: { Accept: "text/html" } });
    const text = await response.text();
    if (turn !== latest) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    if (!response.ok || !page.querySelector("[data-live]") || page.body.className !== document.body.className) {
      location.assign(target);
      return;
    }
    target.hash = location.hash;
    if (replace) history.replaceState(null, "", target);
    else if (push) history.pushState(null, "", target);
    document.title = page.title;
    replaceRegions(page);
    refillForms();
    document.dispatchEvent(new CustomEvent("dateline:changed"));
  } catch {
    location.assign(target);
  } finally {
    if (turn === latest) {
      heading = null;
      document.body.removeAttribute("aria-busy");
    }
  }
}

function isHere(url) {
  return url.origin === location.origin && url.pathname === location.pathname;
}

/** The address that a GET form leads to, without empty fields. */
export function formAddress(form, submitter) {
  const url = new URL(form.action, location.href);
  url.search = "";
  for (const [name, value] of new FormData(form, submitter ?? undefined)) {
    if (typeof value === "string" && value.trim() !== "") url.searchParams.append(name, value.trim());
  }
  return url;
}

export function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-live] a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (!isHere(url) || link.target || link.hasAttribute("download") || (url.hash && url.search === location.search)) return;
    event.preventDefault();
    go(url);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get" || !isHere(new URL(form.action, location.href))) return;
    event.preventDefault();
    go(formAddress(form, event.submitter));
  });
  for (const form of document.querySelectorAll("[data-live] form[method=get]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
    });
  }
  window.addEventListener("popstate", () => go(location.href, { push: false }));
}
