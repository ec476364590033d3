/** Single-key commands can be switched off, for those whose speech or hands would press them by chance. */
const SWITCH = "roundtwo.keys";

export const keysOn = () => localStorage.getItem(SWITCH) !== "off";

for (const box of document.querySelectorAll("[data-keys-on]")) {
  box.checked = keysOn();
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}
