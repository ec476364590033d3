/** What the card's page says about saving: the chip, the bar of a lost line, what could not be saved, the counts. */
const chips = { saved: "saved", saving: "saving", conflict: "conflict", refused: "offline", offline: "offline", "signed-out": "offline" };

function bar() {
  const known = document.querySelector(".bar[data-line]");
  if (known) return known;
  const made = document.createElement("div");
  made.className = "bar warn";
  made.dataset.line = "";
  made.setAttribute("role", "status");
  document.querySelector("header.top")?.after(made);
  return made;
}

/** The chip and, while the line is gone or somebody is signed out, a bar that says what is kept. */
export function showState(outbox) {
  for (const chip of document.querySelectorAll(".save-state")) chip.dataset.state = chips[outbox.state];
  const many = outbox.items.length;
  const kept = many === 1 ? "1 change is kept" : `${many} changes are kept`;
  if (outbox.state === "offline" && !document.getElementById("line")) {
    bar().textContent = `The line is gone. Go on: ${kept} in this browser and sent when it is back.`;
  } else if (outbox.state === "signed-out") {
    const link = document.createElement("a");
    link.href = "/sign-in";
    link.target = "_blank";
    link.textContent = "Sign in in a new tab";
    bar().replaceChildren(`You are signed out. ${kept} in this browser. `, link, ", then come back here.");
  } else {
    document.querySelector(".bar[data-line]")?.remove();
  }
}

export function showTrouble(words) {
  const place = document.querySelector("#scorecard [data-problem]");
  if (!place) return;
  place.querySelector("[data-words]").textContent = words;
  place.hidden = !words;
}

/** Marks what submitting still asks for; answers with it. */
export function markMissing() {
  const open = [...document.querySelectorAll("#scorecard :is(.signal, .overall)")].filter(
    (one) => one.querySelector("input[type=radio]") && !one.querySelector("input[type=radio]:checked"),
  );
  for (const one of open) one.dataset.missing = "";
  return open;
}

/** An answer ends its mark, and the last one the notice above the button. */
export function answered(input) {
  const marked = input.closest("[data-missing]");
  if (!marked || !input.matches("[type=radio]")) return;
  delete marked.dataset.missing;
  if (!document.querySelector("#scorecard [data-missing]")) showTrouble("");
}

/** Changes that a locked card did not take: they stay here, to be offered again when it is reopened. */
export function listOfKept(outbox, locked) {
  const place = document.querySelector("#scorecard [data-kept]");
  const items = locked ? outbox.items : [];
  place.hidden = items.length === 0;
  place.replaceChildren();
  if (!items.length) return;
  const box = document.createElement("div");
  box.className = "conflict";
  const words = document.createElement("p");
  words.textContent = "The card was submitted before these changes arrived. They are kept in this browser; reopen the card to save them.";
  box.append(words);
  for (const item of items) {
    const version = document.createElement("div");
    version.className = "version";
    const [field, text, drop] = ["small", "p", "button"].map((tag) => document.createElement(tag));
    field.textContent = item.field;
    text.textContent = say(item.field, item.next ?? item.value);
    drop.type = "button";
    drop.className = "btn small quiet";
    drop.textContent = "Throw it away";
    drop.addEventListener("click", () => {
      outbox.discard(item);
      listOfKept(outbox, locked);
    });
    version.append(field, text, drop);
    box.append(version);
  }
  place.append(box);
}

/** A value in words: "Strong yes" for STRONG_YES, ticked for a point. */
export function say(field, value) {
  if (field === "recommendation") {
    return document.querySelector(`[data-field="recommendation"][value="${CSS.escape(value)}"]`)?.nextElementSibling?.textContent ?? value;
  }
  if (field.startsWith("point.")) return value ? "heard" : "not heard";
  return field.startsWith("level.") && value === "0" ? "not assessed" : value;
}

/** Counts what is scored and heard. */
export function hear() {
  const scored = document.querySelector("#scorecard [data-scored]");
  if (scored) scored.textContent = document.querySelectorAll("#scorecard .rate input:checked").length;
  for (const count of document.querySelectorAll("#heard, [data-heard]")) {
    count.textContent = count.closest("section, details").querySelectorAll(".points input:checked").length;
  }
}
