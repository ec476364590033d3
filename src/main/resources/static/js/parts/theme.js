/** Light, dark or as the system says; kept in this browser. */
const root = document.documentElement;

function chosen() {
  return root.dataset.theme ?? "system";
}

function choose(theme) {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage is refused: the choice lasts as long as the page.
  }
  show();
  document.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
}

function show() {
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen()));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-theme-choice]");
  if (button) choose(button.dataset.themeChoice);
});

addEventListener("storage", (event) => {
  if (event.key !== "theme") return;
  if (event.newValue === null) delete root.dataset.theme;
  else root.dataset.theme = event.newValue;
  show();
});

document.addEventListener("htmx:afterSettle", show);
show();
