/**
 * After a question is added its button is gone: the focus goes to the search, with the words selected, so that typing looks
 * for the next one. What was found stays. A touch screen would raise its keyboard over the list, so there it is left alone.
 */
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const search = document.getElementById("q");
  if (!detail.successful || detail.requestConfig.verb !== "post" || !detail.elt.closest?.("#picks")) return;
  if (!search?.value || matchMedia("(pointer: coarse)").matches) return;
  search.focus({ preventScroll: true });
  search.select();
});
