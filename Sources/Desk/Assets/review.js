// Review by keyboard: j and k walk the queue, a accepts, c corrects, r rejects, s skips, m merges, x says not the same, z takes
// the last decision back, ? helps. Each decision goes to the server before the item leaves the queue.
import { say } from "./live.js";
import { html } from "./svg.js";

const help = [
  ["j", "next"], ["k", "previous"], ["a", "accept"], ["c", "correct fields"], ["r", "reject, with a reason"], ["s", "skip for now"],
  ["m", "merge with a likely double"], ["x", "not the same as a likely double"], ["n", "never again: an error of the knowledge"],
  ["z", "undo the last decision"], ["o", "open the event"], ["Enter", "send the open form"], ["Esc", "leave a field"], ["?", "this list"],
];
const past = { accept: "Accepted", correct: "Corrected", reject: "Rejected", skip: "Skipped", merge: "Merged", split: "Split",
  "not-the-same": "Kept apart", "never-again": "Never again", undo: "Taken back" };

let queue;
let done = 0;
const decisions = []; // {item, next, correction, action}: the latest last

const items = () => [...queue.querySelectorAll("li.item:not([hidden])")];
const current = () => queue.querySelector("li.item.current:not([hidden])");

function select(item) {
  for (const other of queue.querySelectorAll("li.item.current")) {
    other.classList.remove("current");
    other.removeAttribute("aria-current");
  }
  if (!item) {
    say("The queue is empty.");
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
  bar.textContent = `${done} decided, ${left} on this page`;
}

function decisionOf(item, action) {
  const form = item.querySelector("form");
  const decision = { action };
  if (!form) return decision;
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name === "reason" && value.trim()) decision.reason = value.trim();
    else if (name === "with" && (action === "merge" || action === "not-the-same")) decision.with = value;
    else if (name.startsWith("field.") && action === "correct") {
      const field = form.elements[name];
      const before = field.dataset?.before ?? field.defaultValue ?? "";
      const initial = field.tagName === "SELECT" ? [...field.options].find((option) => option.defaultSelected)?.value ?? "" : before;
      if (value !== initial) fields[name.slice(6)] = value;
    }
  }
  if (action === "correct") decision.fields = fields;
  return decision;
}

async function post(item, decision) {
  const path = `${queue.dataset.api || "/api/review"}/${encodeURIComponent(item.dataset.mention)}`;
  const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(decision),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The server answered ${response.status}.`);
  return answer;
}

let busy = false;

async function decide(item, action) {
  if (!item || busy) return;
  const decision = decisionOf(item, action);
  if (action === "correct" && Object.keys(decision.fields).length === 0) return tell("Nothing was changed in the fields.");
  if ((action === "reject" || action === "never-again") && !decision.reason) return ask(item, "reason", `Why ${action === "reject" ? "is it wrong" : "should it never be coded again"}? Then Enter.`, action);
  if ((action === "merge" || action === "not-the-same") && !decision.with) return ask(item, "with", "With which? Choose, then Enter.", action);
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
    tell(`${past[action] ?? action}: ${item.querySelector("h2, h3")?.textContent.trim() ?? item.dataset.mention}. z takes it back.`);
    progress();
    select(all[at + 1] ?? all[at - 1]);
  } catch (error) {
    tell(`Not stored: ${error.message}`);
  } finally {
    busy = false;
    item.removeAttribute("aria-busy");
  }
}

/** Puts the reader into the field that a decision still needs; Enter there sends it. */
function ask(item, name, text, action) {
  const field = item.querySelector(`[name="${name}"]`);
  if (!field) return tell(name === "with" ? "There is no likely double to choose." : "A reason is needed.");
  field.closest("details")?.setAttribute("open", "");
  item.dataset.asked = action;
  field.focus();
  tell(text);
}

async function undo() {
  const last = decisions.pop();
  if (!last || busy) return tell("Nothing to take back.");
  busy = true;
  try {
    if (last.action !== "skip" || last.correction) await post(last.item, { action: "undo", correction: last.correction });
    last.item.hidden = false;
    done -= last.action === "skip" ? 0 : 1;
    tell(`Taken back: ${past[last.action] ?? last.action}.`);
    progress();
    select(last.item);
  } catch (error) {
    decisions.push(last);
    tell(`Not taken back: ${error.message}`);
  } finally {
    busy = false;
  }
}

function openCorrection(item) {
  const fields = item?.querySelector("fieldset.correct, details.correct");
  if (!fields) return tell("Its fields cannot be corrected here.");
  item.classList.add("correcting");
  if (fields.matches("details")) fields.open = true;
  item.dataset.asked = "correct";
  fields.querySelector("select, input, textarea")?.focus();
  tell("Change fields, then Enter; Esc leaves.");
}

const dialog = () => document.getElementById("review-help");

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const item = current();
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    if (typing) {
      item?.classList.remove("correcting");
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
    j: () => step(1), k: () => step(-1), a: () => decide(item, "accept"), c: () => openCorrection(item), r: () => decide(item, "reject"),
    s: () => decide(item, "skip"), m: () => decide(item, "merge"), x: () => decide(item, "not-the-same"), n: () => decide(item, "never-again"),
    z: undo, "?": () => dialog().showModal(),
    o: () => item?.dataset.event && location.assign(`/events/${encodeURIComponent(item.dataset.event)}`),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function frame() {
  const list = html("dl", {}, ...help.flatMap(([key, text]) => [html("dt", {}, html("kbd", {}, key)), html("dd", {}, text)]));
  const close = html("button", {}, "Close");
  queue.before(
    html("div", { class: "review-bar" },
      html("p", { id: "review-progress" }),
      html("p", { id: "review-status", role: "status" }, "j next, k previous, a accept, c correct, r reject, s skip, m merge, z undo, ? all keys")),
    html("dialog", { id: "review-help", "aria-label": "Keys" }, html("h2", {}, "Keys"), list, html("form", { method: "dialog" }, close)),
  );
}

export function start() {
  queue = document.getElementById("review");
  frame();
  document.addEventListener("keydown", keys);
  queue.addEventListener("submit", (event) => {
    const action = event.submitter?.value || event.target.closest("li.item").dataset.asked || "correct";
    event.preventDefault();
    if (action === "correct" && !event.target.closest("li.item").classList.contains("correcting")) return openCorrection(event.target.closest("li.item"));
    decide(event.target.closest("li.item"), action);
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
  for (const button of queue.querySelectorAll("button[data-key]")) button.title = `Key: ${button.dataset.key}`;
  progress();
  select(items()[0]);
}
