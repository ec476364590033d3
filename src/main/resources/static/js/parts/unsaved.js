/**
 * The browser asks before a form with `data-unsaved` is left: once something in it was `typed`, or from the start where
 * `all` of it came back unsaved. Not when it is sent, nor by a link with `data-drop`, which says that the text goes.
 */
for (const form of document.querySelectorAll("form[data-unsaved]")) {
  let leaving = false;
  const typed = (field) => {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return "defaultValue" in field && field.value !== field.defaultValue;
  };
  form.addEventListener("submit", () => (leaving = true));
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-drop]")) leaving = true;
  });
  addEventListener("pageshow", () => (leaving = false));
  addEventListener("beforeunload", (event) => {
    if (!leaving && (form.dataset.unsaved === "all" || [...form.elements].some(typed))) event.preventDefault();
  });
}
