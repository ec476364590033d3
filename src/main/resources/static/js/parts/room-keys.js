/** One key each for what an interviewer does most. Keys rest while somebody types, or while a dialog is open. */
import { keysOn } from "./keys-switch.js";

const forms = { h: '[data-key="h"]', f: '[data-key="f"]', b: "#bookmarks-form", "[": '[data-key="["]', "]": '[data-key="]"]' };

document.addEventListener("keydown", (event) => {
  if (!keysOn()) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
  if (event.target.closest("textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]")) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  } else if (forms[event.key]) {
    document.querySelector(`form${forms[event.key]}`)?.requestSubmit();
  } else {
    return;
  }
  event.preventDefault();
});
