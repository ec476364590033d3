/** Orders the list with `data-sortable`: by dragging the dots (mouse, pen, finger) and by Alt with the arrow keys. */
const rows = () => [...document.querySelectorAll("[data-sortable] > li")];

function send(ids, focus) {
  const form = document.getElementById("order");
  for (const old of form.querySelectorAll("[name=item]")) old.remove();
  for (const id of ids) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "item";
    field.value = id;
    form.append(field);
  }
  // htmx gives the focus back to an element with the same id in the answer.
  document.getElementById(focus)?.focus();
  form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const row = event.target.closest?.("[data-sortable] > li");
  if (!row) return;
  event.preventDefault();
  const ids = rows().map((each) => each.dataset.id);
  const from = ids.indexOf(row.dataset.id);
  const to = from + (event.key === "ArrowUp" ? -1 : 1);
  if (to < 0 || to >= ids.length) return;
  ids.splice(to, 0, ...ids.splice(from, 1));
  send(ids, `grip-${row.dataset.id}`);
});

let drag = null;

const clear = () => rows().forEach((row) => row.classList.remove("dragging", "drop-before", "drop-after"));

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-sortable] .grip");
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const row = grip.closest("li");
  drag = { row, grip, target: null, after: false };
  row.classList.add("dragging");
  grip.setPointerCapture(event.pointerId);
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  clear();
  drag.row.classList.add("dragging");
  drag.target = null;
  for (const row of rows()) {
    const box = row.getBoundingClientRect();
    if (row === drag.row || event.clientY < box.top || event.clientY > box.bottom) continue;
    drag.target = row;
    drag.after = event.clientY > box.top + box.height / 2;
    row.classList.add(drag.after ? "drop-after" : "drop-before");
  }
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { row, target, after } = drag;
  drag = null;
  clear();
  if (!target) return;
  const before = rows().map((each) => each.dataset.id);
  const ids = before.filter((id) => id !== row.dataset.id);
  ids.splice(ids.indexOf(target.dataset.id) + (after ? 1 : 0), 0, row.dataset.id);
  if (ids.join() !== before.join()) send(ids, `grip-${row.dataset.id}`);
});

for (const stop of ["pointercancel", "keydown"]) {
  document.addEventListener(stop, (event) => {
    if (!drag || (stop === "keydown" && event.key !== "Escape")) return;
    drag = null;
    clear();
  });
}
