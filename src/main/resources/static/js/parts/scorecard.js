/** The scorecard, saved as it is filled in: beside the room, or on its own page. */
import { hideClash, retell, showClash } from "./conflicts.js";
import { Outbox } from "./edits.js";
import { sendEdit } from "./post.js";
import { go } from "./scorecard-keys.js";
import { answered, hear, listOfKept, markMissing, say, showState, showTrouble } from "./scorecard-page.js";
import { writeTimes } from "./times.js";

const card = () => document.getElementById("scorecard");
const { base, card: id } = card()?.dataset ?? {};
const page = `${base}/scorecard`;
const inputs = (field) => document.querySelectorAll(`[data-field="${CSS.escape(field)}"]`);
const locked = () => card().dataset.submitted === "true";
const outbox = new Outbox(id, ({ id: edit, field, version, value }) =>
  sendEdit(`${page}/edits`, { card: id, id: edit, field, version, value }, page),
);

function value(input) {
  if (input.type === "checkbox") return input.checked ? "yes" : "";
  return input.value;
}

/** Puts a value into its inputs; a text under the cursor keeps the cursor. */
function put(field, text) {
  for (const input of inputs(field)) {
    if (input.type === "radio") input.checked = input.value === text;
    else if (input.type === "checkbox") input.checked = text === "yes";
    else if (input.value !== text) {
      const { selectionStart, selectionEnd } = input;
      input.value = text;
      if (input === document.activeElement) input.setSelectionRange(selectionStart, selectionEnd);
    }
  }
}

function clash(item) {
  put(item.field, item.value);
  const last = [...inputs(item.field)].at(-1);
  if (!last) return;
  const text = last.matches("textarea");
  showClash(last.closest("fieldset, li") ?? last, item, {
    say: (one) => say(item.field, one),
    me: item.clash.by,
    both: text,
    choose: (make) => {
      const now = outbox.items.find((one) => one.id === item.id) ?? item;
      const chosen = make(now.value);
      hideClash(item.field);
      put(item.field, chosen);
      outbox.settle(now, chosen);
      last.focus();
    },
  });
}

/** Shows what the page was rendered with and what this browser still keeps; also after a piece of the room was renewed. */
function read(fields) {
  for (const [field, standing] of Object.entries(fields)) {
    if (outbox.has(field)) continue;
    outbox.know(field, standing.version);
    put(field, standing.value);
  }
  for (const item of outbox.items) put(item.field, item.next ?? item.value);
  for (const point of document.querySelectorAll("#guide-points input")) point.disabled = locked();
  hear();
}

async function refresh() {
  const answer = await fetch(`${page}/fields`, { headers: { Accept: "application/json" }, redirect: "manual" }).catch(() => null);
  if (answer?.ok) read(await answer.json());
}

/** The card was submitted or opened again, here or elsewhere. */
async function renew() {
  if (card().matches(".alone")) return location.reload();
  const answer = await fetch(page, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("scorecard");
  const focused = card().contains(document.activeElement);
  card().replaceWith(fresh);
  if (focused) fresh.focus({ preventScroll: true });
  window.htmx?.process(fresh);
  writeTimes(fresh);
  begin();
}

async function submit() {
  showTrouble("");
  if (!(await outbox.flush())) {
    showTrouble("Not everything is saved yet, so the card was not submitted. What is open is marked; nothing is lost.");
    return;
  }
  const answer = await fetch(`${page}/submission`, {
    method: "POST",
    redirect: "manual",
    headers: { Accept: "application/json", "X-CSRF-TOKEN": document.querySelector('meta[name="csrf"]')?.content ?? "" },
  }).catch(() => null);
  if (answer?.type === "opaqueredirect" || answer?.ok) return renew();
  const missing = answer?.status === 409 ? markMissing() : [];
  go(missing[0]);
  if (missing.length) return showTrouble(`${missing.length === 1 ? "One answer is" : `${missing.length} answers are`} still missing and marked above. Everything you wrote is saved.`);
  showTrouble((await answer?.json().catch(() => null))?.detail ?? "The line is gone. Everything you wrote is kept; try again.");
}

function begin() {
  read(JSON.parse(card().dataset.fields));
  outbox.items.filter((item) => item.clash).forEach(clash);
  listOfKept(outbox, locked());
  showState(outbox);
}

if (card()) {
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea[data-field]")) return;
    outbox.write(target.dataset.field, target.value, 400);
    retell(target.dataset.field, target.value);
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-field]")) return;
    if (target.matches("textarea")) return void (outbox.has(target.dataset.field) && outbox.flush());
    outbox.write(target.dataset.field, value(target), 0);
    answered(target);
    hear();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "card-form") return;
    event.preventDefault();
    submit();
  });
  document.addEventListener("room:line", () => {
    outbox.flush();
    refresh();
  });
  document.addEventListener("room:refreshed", () => read({}));
  document.addEventListener("room:field", ({ detail }) => {
    if (detail.version > outbox.version(detail.field) && !outbox.has(detail.field)) refresh();
  });
  document.addEventListener("room:card", ({ detail }) => detail.submitted !== locked() && renew());
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  outbox.addEventListener("state", () => showState(outbox));
  outbox.addEventListener("clash", ({ detail }) => (locked() ? listOfKept(outbox, true) : clash(detail)));
  outbox.addEventListener("refused", ({ detail }) => (locked() ? listOfKept(outbox, true) : showTrouble(detail.refused)));
  outbox.addEventListener("adopted", ({ detail }) => (detail.clash ? clash(detail) : put(detail.field, detail.next ?? detail.value)));
  begin();
  outbox.adopt().then(begin);
  setTimeout(() => outbox.adopt(), 2000);
  if (card().matches(".alone")) {
    const stream = new EventSource(`${base}/events`);
    for (const name of ["field", "card"]) {
      stream.addEventListener(name, (event) =>
        document.dispatchEvent(new CustomEvent(`room:${name}`, { detail: JSON.parse(event.data) })),
      );
    }
    stream.addEventListener("open", refresh);
  }
}
