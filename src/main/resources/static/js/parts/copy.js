import { toast } from "./toasts.js";

/** `data-copy="text"` on a button copies it; where the clipboard is refused, the field beside it is selected instead. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const field = button.parentElement.querySelector("input[readonly]");
  try {
    await navigator.clipboard.writeText(button.dataset.copy || field.value);
    toast(button.dataset.copied || "Copied");
  } catch {
    field?.select();
    toast("Your browser keeps its clipboard closed. The link is selected: copy it with Ctrl+C or ⌘C.", { bad: true });
  }
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(".link-box input[readonly]")) event.target.select();
});
