/** One's own notes save themselves a moment after typing stops. A text that was saved in another tab meanwhile is shown beside. */
const form = document.getElementById("private-notes");
const field = document.getElementById("mine");
const state = document.getElementById("mine-state");
const version = form.elements.version;
const kept = `mine ${form.dataset.url}`;

let saved = field.defaultValue;
let saving = false;
let timer;
let conflict;

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

async function save(keepalive = false) {
  if (saving || conflict || field.value === saved) return;
  saving = true;
  state.textContent = "Saving…";
  const text = field.value;
  form.elements.text.value = text;
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      keepalive,
    });
    if (response.status >= 500) throw new Error(response.statusText);
    const note = await response.json();
    if (response.ok) {
      version.value = note.version;
      saved = text;
      state.textContent = "Saved";
    } else if (note.text !== undefined) {
      show(note);
    } else {
      state.textContent = note.detail ?? "Not saved";
    }
  } catch {
    state.textContent = "Kept here until the line is back";
    later(3000);
  }
  saving = false;
  if (field.value !== saved && !conflict) later(600);
}

/** Both texts, and three ways to go on; nothing is saved before one is chosen. */
function show(theirs) {
  state.textContent = "Two texts";
  conflict = document.createElement("div");
  conflict.className = "conflict";
  conflict.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = "Changed meanwhile by you in another tab. Both texts are kept.";
  const versions = document.createElement("div");
  versions.className = "versions";
  versions.append(
    text("Yours, here", field.value, "Keep mine", () => field.value),
    text("Saved", theirs.text, "Take the saved one", () => theirs.text),
  );
  conflict.append(words, versions, choice("Put both into the note", "quiet", () => `${theirs.text}\n${field.value}`));
  field.after(conflict);

  function text(label, content, act, chosen) {
    const box = document.createElement("div");
    box.className = "version";
    const small = document.createElement("small");
    small.textContent = label;
    const paragraph = document.createElement("p");
    paragraph.textContent = content;
    box.append(small, paragraph, choice(act, "", chosen));
    return box;
  }

  function choice(label, style, chosen) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `btn small ${style}`;
    button.textContent = label;
    button.addEventListener("click", () => {
      const text = chosen();
      conflict.remove();
      conflict = undefined;
      version.value = theirs.version;
      saved = theirs.text;
      field.value = text;
      field.focus();
      state.textContent = text === saved ? "Saved" : "";
      save();
    });
    return button;
  }
}

field.addEventListener("input", () => later(600));
field.addEventListener("blur", () => save());
document.addEventListener("room:line", () => save());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
addEventListener("pagehide", () => {
  if (field.value === saved) return;
  sessionStorage.setItem(kept, JSON.stringify({ version: version.value, text: field.value }));
  save(true);
});
const before = sessionStorage.getItem(kept);
if (before) {
  sessionStorage.removeItem(kept);
  const { version: base, text } = JSON.parse(before);
  version.value = base;
  field.value = text;
  save();
}
