/** Tells a form in which zone its days are meant. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("input[data-zone]")) field.value ||= zone ?? "";
