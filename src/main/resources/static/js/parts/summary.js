/** A page that came back because something on it was wrong is read from what was wrong. */
document.querySelector(".error-summary")?.focus();
