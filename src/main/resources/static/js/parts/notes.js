/**
 * The shared notes. What is typed shows at once and goes out as one change at a time; what others typed meanwhile is carried over
 * it, as the server does too. A change keeps its id until it is answered, so sending it twice does no harm.
 */
import { after, apply, between, moved } from "./notes-splice.js";
import { renewToken } from "./post.js";
import { toast } from "./toasts.js";

const form = document.getElementById("shared-notes");
const field = document.getElementById("notes");
const state = document.getElementById("notes-state");
const url = form.dataset.url;
const kept = `notes ${url}`;
const me = form.dataset.who;

let version = Number(form.dataset.version);
let local = field.defaultValue; // what stands in the field: the text at that version, and what is pending on top
let pending = []; // changes made here, the oldest first; each is `sent` with an id before the next one is
let waiting = []; // changes that came while somebody composed a character
let composing = false;
let sending = false;
let asking = false;
let pause = 500;
let signedOut = false;
let told = ""; // why the notes refused last: said once
let retry; // runs while the line is down: keys pressed meanwhile wait for it

/* From this page */

function take() {
  if (composing) return;
  const made = between(local, field.value);
  local = field.value;
  if (made.remove > 0 || made.insert !== "") add(made);
  waiting.splice(0).forEach(receive);
  send();
}

/** Typing on, or taking back, changes what is pending; anything else comes behind it. */
function add(made) {
  const last = pending.at(-1);
  const from = made.at - last?.at;
  if (!last || last.sent || from < 0 || from + made.remove > last.insert.length) pending.push(made);
  else last.insert = apply(last.insert, { ...made, at: from });
}

async function send() {
  if (sending || composing || retry || pending.length === 0) return;
  const first = pending[0];
  const { at, remove, insert } = first;
  first.sent ??= { id: crypto.randomUUID(), base: version, at, remove, insert };
  sending = true;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRF-TOKEN": document.querySelector("meta[name=csrf]").content,
      },
      body: JSON.stringify(first.sent),
    });
    // Signed out or slowed down says nothing about the text: it stays here and is sent again.
    signedOut = response.status === 401 || (response.status === 403 && !(await renewToken(location.pathname)));
    if (response.status >= 500 || [401, 403, 429].includes(response.status)) throw new Error(response.statusText);
    if (response.ok) (await response.json()).changes.forEach(receive);
    else await refused(response);
    pause = 500;
    say("");
  } catch (trouble) {
    signedOut &&= !(trouble instanceof TypeError); // no answer at all: the line
    say(signedOut ? "You are signed out. Your words are kept here; sign in in another tab." : "Kept here until the line is back");
    retry = setTimeout(resume, (pause = Math.min(pause * 2, 8000)));
    sending = false;
    return;
  }
  sending = false;
  send();
}

function resume() {
  clearTimeout(retry);
  retry = undefined;
  send();
}

/** The notes took no change of ours: what was typed stays on the page, below them, and the notes show how they are. */
async function refused(response) {
  const problem = await response.json().catch(() => ({}));
  const why = problem.detail ?? "The notes did not take the last change.";
  if (why !== told) toast(why, { bad: true });
  told = why;
  await begin();
}

/** Starts anew from the whole text. Words of ours that it does not hold are kept in sight. */
async function begin() {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  const whole = await answer.json();
  if (whole.version < version) return begin(); // somebody was quicker than this answer
  const words = pending.map((change) => change.insert).join("");
  pending = [];
  version = whole.version;
  write(whole.text, []);
  if (words.trim()) keep(words);
}

/** One box for all of them, however often the notes refuse. */
function keep(words) {
  const known = form.querySelector(".conflict p + .version p");
  if (known) {
    known.textContent += words;
    return;
  }
  const [box, why, entry, text, drop] = ["div", "p", "div", "p", "button"].map((tag) => document.createElement(tag));
  box.className = "conflict";
  box.setAttribute("role", "status");
  entry.className = "version";
  why.textContent = "These words of yours are not in the notes. They stay here until you take or drop them:";
  text.textContent = words;
  drop.type = "button";
  drop.className = "btn small quiet";
  drop.textContent = "Drop them";
  drop.addEventListener("click", () => {
    box.remove();
    told = "";
    field.focus();
  });
  entry.append(text, drop);
  box.append(why, entry);
  form.append(box);
}

/* From others */

function receive(change) {
  if (composing) {
    waiting.push(change);
  } else if (change.version === version + 1 && change.insert !== undefined) {
    version = change.version;
    if (pending[0]?.sent?.id === change.id) pending.shift();
    else carry(change);
  } else if (change.version > version) {
    catchUp();
  }
}

function carry(theirs) {
  let shown = theirs;
  const left = me < theirs.who; // the same one always stands left, or words typed at one place would be woven together
  pending = pending.map((mine) => {
    const carried = after(mine, shown, left);
    shown = after(shown, mine, !left);
    return carried;
  });
  write(apply(local, shown), [shown]);
}

async function catchUp() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch(`${url}?since=${version}`, { headers: { Accept: "application/json" } });
    if (answer.status === 409) await begin();
    else if (answer.ok) (await answer.json()).changes.forEach(receive);
    else if (answer.status >= 429) throw new Error(answer.statusText);
  } catch {
    setTimeout(catchUp, 1000 + Math.random() * 1000);
  }
  asking = false;
}

function write(text, changes) {
  const [from, to, top] = [field.selectionStart, field.selectionEnd, field.scrollTop];
  local = text;
  if (field.value === text) return;
  field.value = text;
  if (document.activeElement === field) {
    field.setSelectionRange(changes.reduce(moved, from), changes.reduce(moved, to));
  }
  field.scrollTop = top;
}

/* Around it */

let quiet;

function say(words) {
  if (state.textContent !== words) state.textContent = words;
}

document.addEventListener("room:note", ({ detail }) => {
  const mine = pending[0]?.sent?.id === detail.id || detail.version <= version;
  receive(detail);
  if (mine || !detail.by) return;
  say(`${detail.by} is typing…`);
  clearTimeout(quiet);
  quiet = setTimeout(() => say(""), 1500);
});
document.addEventListener("room:line", () => {
  catchUp();
  resume();
});

field.addEventListener("input", take);
field.addEventListener("compositionstart", () => (composing = true));
field.addEventListener("compositionend", () => {
  composing = false;
  take();
});
form.addEventListener("submit", (event) => event.preventDefault());

// What was not answered yet outlives a reload of the page.
addEventListener("pagehide", () => {
  if (pending.length) sessionStorage.setItem(kept, JSON.stringify({ version, local, pending }));
});
const before = sessionStorage.getItem(kept);
if (before) {
  sessionStorage.removeItem(kept);
  ({ version, local, pending } = JSON.parse(before));
}
if (!field.readOnly) field.value = local;
if (before) {
  catchUp();
  send();
}
