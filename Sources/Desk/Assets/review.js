// Review by keyboard: j and k walk the queue, each decision has the key of its button (a accepts, r rejects …), z takes the last
// one back, ? helps. A decision is stored by the server before the item leaves the queue.
import { say } from "./live.js";
import { t } from "./strings.js";
import { html } from "./svg.js";

// Keys that walk; the keys of decisions stand on their buttons (data-key).
const walking = ["j", "k", "z", "o", "Enter", "Esc", "?"];
const needsReason = ["reject", "never-again"];
const needsOther = ["merge", "not-the-same"];

let queue;
let done = 0;
const decisions = []; // {item, next, correction, action}: the latest last

const items = () => [...queue.querySelectorAll("li.item:not([hidden])")];
/** The word on a button, without its key. */
const wordOf = (button) => button.firstChild.textContent.trim();
const nameOf = (item, action) => wordOf(item.querySelector(`button[value="${action}"]`));
const current = () => queue.querySelector("li.item.current:not([hidden])");

function select(item) {
  for (const other of queue.querySelectorAll("li.item.current")) {
    other.classList.remove("current");
    other.removeAttribute("aria-current");
  }
  if (!item) {
    say(t("review.empty"));
    return;
  }
  item.classList.add("current");
  item.setAttribute("aria-current", "true");
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  select(all[Math.max(0, Math.min(all.length - 1, at + by))]);
}

function tell(text) {
  document.getElementById("review-status").textContent = text;
}

function progress() {
  const bar = document.getElementById("review-progress");
  const left = items().length;
  bar.textContent = t("review.progress", done, left);
}

/** What the form of an item says; the server finds out which fields differ. */
function decisionOf(item, action) {
  const decision = { action };
  const fields = {};
  for (const [name, value] of new FormData(item.querySelector("form"))) {
    if (name === "reason" && value.trim()) decision.reason = value.trim();
    else if (name === "words" && action === "never-again") decision.words = value.trim();
    else if (name === "with" && needsOther.includes(action)) decision.with = value;
    else if (name === "mentions" && action === "split") decision.mentions = [value];
    else if (name.startsWith("field.") && action === "correct") fields[name.slice(6)] = value;
  }
  if (action === "correct") decision.fields = fields;
  return decision;
}

async function post(item, decision) {
  const path = item.querySelector("form").getAttribute("action");
  const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(decision),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? t("answered", response.status));
  return answer;
}

let busy = false;

async function decide(item, action) {
  if (!item || busy) return;
  const decision = decisionOf(item, action);
  if (action === "never-again" && !item.dataset.worded) return askWords(item);
  if (needsReason.includes(action) && !decision.reason) return ask(item, "reason", t("review.why"), action);
  if (needsOther.includes(action) && !decision.with) return ask(item, "with", t("review.which"), action);
  if (action === "split" && !decision.mentions) return ask(item, "mentions", t("review.other"), action);
  busy = true;
  item.setAttribute("aria-busy", "true");
  try {
    const answer = await post(item, decision);
    const all = items();
    const at = all.indexOf(item);
    item.hidden = true;
    item.classList.remove("current");
    item.removeAttribute("aria-current");
    decisions.push({ item, correction: answer.correction, action });
    done += action === "skip" ? 0 : 1;
    tell(t("review.stored", nameOf(item, action), item.querySelector("h2").textContent.trim()));
    progress();
    select(all[at + 1] ?? all[at - 1]);
  } catch (error) {
    tell(t("review.not-stored", error.message));
  } finally {
    busy = false;
    item.removeAttribute("aria-busy");
  }
}

/** Puts the reader into the field that a decision still needs; Enter there sends it. */
function ask(item, name, text, action) {
  const field = item.querySelector(`[name="${name}"]`);
  if (!field) return tell(t("review.none"));
  field.closest("details")?.setAttribute("open", "");
  item.dataset.asked = action;
  field.focus();
  tell(text);
}

/** Never again: first which words, then why. */
function askWords(item) {
  item.dataset.worded = "true";
  ask(item, "words", t("review.never-ask"), "never-again");
  item.querySelector("[name=words]").select();
}

async function undo() {
  if (busy) return;
  const last = decisions.pop();
  if (!last) return tell(t("review.nothing"));
  busy = true;
  try {
    await post(last.item, { action: "undo", correction: last.correction });
    last.item.hidden = false;
    done -= last.action === "skip" ? 0 : 1;
    tell(t("review.undone", nameOf(last.item, last.action)));
    progress();
    select(last.item);
  } catch (error) {
    decisions.push(last);
    tell(t("review.not-undone", error.message));
  } finally {
    busy = false;
  }
}

function openCorrection(item) {
  const fields = item?.querySelector("fieldset.correct");
  if (!fields) return;
  fields.closest("details").open = true;
  item.dataset.asked = "correct";
  fields.querySelector("select, input, textarea")?.focus();
  tell(t("review.fields"));
}

const dialog = () => document.getElementById("review-help");

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const item = current();
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (typing) {
      delete item?.dataset.asked;
      item?.focus();
      event.preventDefault();
    }
    return;
  }
  if (typing) {
    if (event.key === "Enter" && event.target.closest("li.item") && event.target.tagName !== "TEXTAREA") {
      event.preventDefault();
      const owner = event.target.closest("li.item");
      decide(owner, owner.dataset.asked || "correct");
    }
    return;
  }
  if (dialog().open) return;
  const act = {
    j: () => step(1), k: () => step(-1), z: undo, "?": () => dialog().showModal(),
    o: () => item?.dataset.event && location.assign(`/events/${encodeURIComponent(item.dataset.event)}`),
  }[event.key] ?? buttonAct(item, event.key);
  if (!act) return;
  event.preventDefault();
  act();
}

/** What the button with a key would do; nothing where there is none or it cannot be pressed now. */
function buttonAct(item, key) {
  const button = /^[a-z]$/.test(key) && item?.querySelector(`button[data-key="${key}"]`);
  if (!button) return undefined;
  if (button.disabled) return () => tell(t("review.impossible", wordOf(button)));
  return () => (button.value === "correct" ? openCorrection(item) : decide(item, button.value));
}

function frame() {
  const deciding = [...new Map([...queue.querySelectorAll("button[data-key]")].map((button) => [button.dataset.key, wordOf(button)]))];
  const list = html("dl", {}, ...[...deciding, ...walking.map((key) => [key, t(`key.${key}`)])].flatMap(([key, text]) => [html("dt", {}, html("kbd", {}, key)), html("dd", {}, text)]));
  const close = html("button", {}, t("review.close"));
  queue.before(
    html("div", { class: "review-bar" },
      html("p", { id: "review-progress" }),
      html("p", { id: "review-status", role: "status" }, t("review.keys"))),
    html("dialog", { id: "review-help", "aria-label": t("review.help") }, html("h2", {}, t("review.help")), list, html("form", { method: "dialog" }, close)),
  );
}

export function start() {
  queue = document.getElementById("review");
  frame();
  document.addEventListener("keydown", keys);
  queue.addEventListener("submit", (event) => {
    const item = event.target.closest("li.item");
    const action = event.submitter?.value || item.dataset.asked || "correct";
    event.preventDefault();
    if (action === "correct" && event.submitter && !item.querySelector("fieldset.correct").closest("details").open) return openCorrection(item);
    decide(item, action);
  });
  queue.addEventListener("focusin", (event) => {
    const item = event.target.closest("li.item");
    if (item && item !== current()) {
      for (const other of queue.querySelectorAll("li.item.current")) {
        other.classList.remove("current");
        other.removeAttribute("aria-current");
      }
      item.classList.add("current");
      item.setAttribute("aria-current", "true");
    }
  });
  for (const button of queue.querySelectorAll("button[data-key]")) {
    button.setAttribute("aria-keyshortcuts", button.dataset.key);
    button.append(" ", html("kbd", { "aria-hidden": "true" }, button.dataset.key));
  }
  progress();
  select(items()[0]);
}
