/** Lists of fields with `data-grow` get another empty item as soon as the last one is typed into. */
for (const list of document.querySelectorAll("[data-grow]")) {
  list.addEventListener("input", (event) => {
    const last = list.lastElementChild;
    if (!last.contains(event.target)) return;
    const next = last.cloneNode(true);
    const index = list.children.length;
    for (const field of next.querySelectorAll("input, textarea")) {
      field.value = "";
      field.textContent = "";
      field.name = field.name.replace(/\[\d+\]/, `[${index}]`);
      field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+$/, index + 1));
    }
    next.querySelector(".ordinal").textContent = index + 1;
    list.append(next);
  });
}
