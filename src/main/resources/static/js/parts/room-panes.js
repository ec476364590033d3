/** On a narrow screen one pane of the room shows at a time; without this script they stand beneath each other. */
const room = document.querySelector("main.room:not(.candidate)");
const tabs = [...document.querySelectorAll(".room-tabs [data-show]")];

function show(pane) {
  room.dataset.pane = pane;
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.show === pane));
}

if (room && tabs.length) {
  for (const tab of tabs) tab.addEventListener("click", () => show(tab.dataset.show));
  show("guide");
}
