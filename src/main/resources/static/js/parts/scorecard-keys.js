/** The whole card from the keyboard. Keys rest while somebody types, with a modifier held, in a dialog, or when switched off. */
import { keysOn } from "./keys-switch.js";

const card = () => document.querySelector("#scorecard[data-submitted='false']");
const signals = () => [...(card()?.querySelectorAll(".signal, .overall") ?? [])];
const types = (element) =>
  element.matches?.("textarea, select, [contenteditable]") ||
  element.matches?.("input:not([type=radio], [type=checkbox], [type=button], [type=submit])");

/** Opens a competency: its four anchors in sight, all others on one line. */
export function open(signal) {
  for (const one of signals()) one.toggleAttribute("data-open", one === signal);
}

const current = () => document.activeElement?.closest?.(".signal, .overall") ?? card()?.querySelector(".signal[data-open]");

/** Brings the focus to a competency or to the recommendation. */
export function go(signal) {
  if (!signal) return;
  if (signal.matches(".signal")) open(signal);
  const radio = signal.querySelector("input:checked") ?? signal.querySelector("input[type=radio]");
  radio?.focus();
  signal.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = signals();
  go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current()) + by))]);
}

function rate(digit) {
  const signal = current();
  const radios = [...(signal?.querySelectorAll("input[type=radio]") ?? [])];
  const radio = signal?.matches(".overall") ? radios[digit - 1] : radios.find((one) => one.value === String(digit));
  if (!radio) return;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

const acts = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  j: () => step(1),
  k: () => step(-1),
  n: () => current()?.querySelector("textarea")?.focus(),
  r: () => go(card().querySelector(".overall")),
  "?": () => document.getElementById("keys")?.showModal(),
};

function act(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !card()) return;
  if (key === "Escape" && target.matches?.(".note")) return go(target.closest(".signal, .overall"));
  if (!keysOn() || types(target) || document.querySelector("dialog[open]") || event.defaultPrevented) return;
  const arrows = key.startsWith("Arrow") && !target.closest?.("#scorecard") && target !== document.body;
  if (arrows || (key === "?" && document.body.matches(".room-page"))) return;
  const run = /^[0-4]$/.test(key) ? () => rate(Number(key)) : acts[key];
  if (!run) return;
  event.preventDefault();
  run();
}

document.addEventListener("keydown", act);
document.addEventListener("focusin", (event) => {
  const signal = event.target.closest?.(".signal");
  if (signal) open(signal);
});
document.addEventListener("click", (event) => {
  const signal = event.target.closest?.(".signal:not([data-open])");
  if (signal) open(signal);
});
