/** Brings the current tab into sight where a row of tabs is wider than the screen. */
for (const current of document.querySelectorAll(":is(.nav, .tabs) [aria-current]")) {
  const row = current.parentElement;
  row.scrollLeft = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}
