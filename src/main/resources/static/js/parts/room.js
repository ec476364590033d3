/** An open room: listens for signals, fetches what changed, puts it in place, and sends the room's forms without leaving the page. */
import { writeTimes } from "./times.js";
import { toast } from "./toasts.js";
import "./room-clock.js";
import "./room-panes.js";

const base = document.body.dataset.room;
const signals = ["step", "hint", "follow", "bookmark", "seat", "status", "swap", "timeline", "cards", "debrief", "feedback", "note", "field", "card"];
const silent = new Set(["note", "timeline", "field", "card"]);

/* Signals */

let source;
let down;

function listen() {
  source = new EventSource(`${base}/events`);
  source.addEventListener("open", () => {
    clearTimeout(down);
    down = undefined;
    line(true);
    tell("line", { up: true });
    refresh();
  });
  source.addEventListener("error", () => {
    down ??= setTimeout(() => line(false), 2000);
    // A refused stream does not come back by itself.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
  for (const name of signals) {
    source.addEventListener(name, (event) => {
      tell(name, JSON.parse(event.data || "{}"));
      if (!silent.has(name)) refresh();
    });
  }
}

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
}

function line(up) {
  const bar = document.getElementById("line");
  if (bar) bar.hidden = up;
}

/* Pieces that changed */

let fetching = false;
let again = false;
let retry;

async function refresh() {
  again = true;
  if (fetching) return;
  fetching = true;
  clearTimeout(retry);
  while (again) {
    again = false;
    try {
      const response = await fetch(`${base}/now`, { headers: { Accept: "text/html", "HX-Request": "true" } });
      if (response.status === 401 || response.status === 404) location.reload();
      else if (response.ok) place(new DOMParser().parseFromString(await response.text(), "text/html"));
      else if (response.status >= 429) throw new Error(response.statusText);
    } catch {
      // A node may have died over this answer while the stream from another one stays open.
      retry = setTimeout(refresh, 1000 + Math.random() * 1000);
      break;
    }
  }
  fetching = false;
}

function place(now) {
  if (now.body.dataset.state !== document.body.dataset.state) {
    location.reload();
    return;
  }
  for (const fresh of now.querySelectorAll("[data-live]")) {
    const old = document.getElementById(fresh.id);
    if (!old || (fresh.dataset.for && fresh.dataset.for === old.dataset.for)) continue;
    if (fresh.id !== "clock" && essence(fresh) === essence(old)) continue;
    for (const piece of fresh.querySelectorAll(".hint-given[id]")) {
      if (!document.getElementById(piece.id)) piece.classList.add("arrived");
    }
    const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
    old.replaceWith(fresh);
    writeTimes(fresh);
    const arrived = [...fresh.querySelectorAll(".arrived")].at(-1);
    if (arrived && document.activeElement?.id !== "notes") arrived.scrollIntoView({ block: "nearest" });
    if (focused) (document.getElementById(focused) ?? document.getElementById("main")).focus({ preventScroll: true });
  }
  tell("refreshed", {});
}

/** What a piece says; each rendering masks the form token anew, and the clock runs by itself. */
function essence(piece) {
  const copy = piece.cloneNode(true);
  for (const token of copy.querySelectorAll("input[name=_csrf]")) token.remove();
  for (const time of copy.querySelectorAll("#clock-all-time")) time.textContent = "";
  for (const element of copy.querySelectorAll(".arrived")) element.classList.remove("arrived");
  return copy.innerHTML.replace(/ class=""/g, "") + copy.getAttribute("aria-label");
}

/* Forms */

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-act]")) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "yes";
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
    });
    if (response.ok) form.reset();
    else toast((await response.json()).detail, { bad: true });
  } catch {
    toast("The line is down. Nothing was changed; try again in a moment.", { bad: true });
  }
  delete form.dataset.busy;
  refresh();
});

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("#guide-points input")) return;
  document.getElementById("heard").textContent = document.querySelectorAll("#guide-points input:checked").length;
});

listen();
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => event.persisted && listen());
