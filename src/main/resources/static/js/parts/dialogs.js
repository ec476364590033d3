/** Opens and closes `<dialog>` by data attributes, asks before forms and buttons with `data-confirm`, closes menus. */
document.addEventListener("click", (event) => {
  const target = event.target;
  const opener = target.closest?.("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();

  const closer = target.closest?.("[data-close]");
  if (closer) closer.closest("dialog")?.close();

  // A click on the backdrop is a click on the dialog itself, outside its box.
  if (target.matches?.("dialog[open]") && !within(target.getBoundingClientRect(), event)) target.close();

  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

function within(box, { clientX, clientY }) {
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}

const agreed = new WeakSet();

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ? event.submitter.dataset : form.dataset;
    if (!question.confirm || agreed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form, event.submitter, question);
  },
  true,
);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function ask(form, submitter, question) {
  const { confirm, confirmText, confirmAction = "Go ahead", confirmCalm } = question;
  const dialog = element("dialog", "dialog");
  const title = element("h2", "", confirm);
  title.id = "confirm-title";
  dialog.setAttribute("aria-labelledby", title.id);

  const header = element("header");
  header.append(title);
  const body = element("div", "body");
  if (confirmText) body.append(element("p", "", confirmText));
  const no = element("button", "btn", "Keep it as it is");
  const yes = element("button", confirmCalm === undefined ? "btn danger primary" : "btn primary", confirmAction);
  no.type = yes.type = "button";
  no.autofocus = true;
  const footer = element("footer");
  footer.append(no, yes);
  dialog.append(header, body, footer);

  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    dialog.close();
    agreed.add(form);
    form.requestSubmit(submitter?.form === form ? submitter : undefined);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    (form.closest("details.menu")?.querySelector("summary") ?? submitter)?.focus();
  });
  form.closest("details.menu")?.removeAttribute("open");
  document.body.append(dialog);
  dialog.showModal();
}
