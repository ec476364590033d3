/** Two texts for one field, side by side, until somebody chooses. Nothing is thrown away before that. */
import { timeText } from "./times.js";

function part(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(words, act, className = "btn small") {
  const element = part("button", className, words);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

function version(label, text, words, act) {
  const box = part("div", "version");
  box.append(part("small", "", label), part("p", "", text || "(empty)"), button(words, act));
  return box;
}

/** Shows the clash after an element; `choose(make)` gets what makes the text that shall stand out of ours as it is then. */
export function showClash(after, item, { say = (value) => value, me, choose, both }) {
  hideClash(item.field);
  const { theirs, by, at } = item.clash;
  const time = at ? timeText(new Date(at), "time") : "";
  const other = by && by !== me;
  const who = other ? by : "you, in another tab";
  const box = part("div", "conflict");
  box.setAttribute("role", "alert");
  box.dataset.clash = item.field;
  box.append(part("p", "", `Changed meanwhile by ${who}${time && `, ${time}`}. Both are kept; choose what stands.`));
  const versions = part("div", "versions");
  versions.append(
    version("Yours, here", say(item.value), "Keep mine", () => choose((mine) => mine)),
    version(time ? `Saved, ${time}` : "Saved", say(theirs), other ? "Take theirs" : "Take the saved one", () => choose(() => theirs)),
  );
  box.append(versions);
  if (both) box.append(button("Keep both", () => choose((mine) => `${theirs}\n\n${mine}`.trim()), "btn small quiet"));
  after.after(box);
}

/** Our text went on while the clash stands. */
export function retell(field, text) {
  const shown = document.querySelector(`[data-clash="${CSS.escape(field)}"] .version p`);
  if (shown) shown.textContent = text;
}

export function hideClash(field) {
  document.querySelector(`[data-clash="${CSS.escape(field)}"]`)?.remove();
}
