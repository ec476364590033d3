/** Offers the browser's time zone where nobody has chosen one yet. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const select = document.querySelector("select[data-guess]");
if (select && [...select.options].some((option) => option.value === zone)) {
  select.value = zone;
}
