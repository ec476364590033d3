/** Takes the browser's time zone instead of asking for it, and says which one it is. The choice stays where it is unknown. */
const select = document.getElementById("zone");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

// A zone that was refused is shown, to be chosen anew.
if (select && !select.matches("[aria-invalid]") && zone && [...select.options].some((option) => option.value === zone)) {
  const hidden = document.createElement("input");
  hidden.type = "hidden";
  hidden.name = select.name;
  hidden.value = zone;
  const said = document.createElement("small");
  said.textContent = `your clock, ${zone.replaceAll("_", " ")}`;
  document.querySelector("label[for=time]").append(" ", said);
  document.getElementById("zone-field").replaceWith(hidden);
}
