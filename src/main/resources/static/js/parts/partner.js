/** Who looks for a partner hears of one at once; the page also asks by itself every few seconds, which says that it is open. */
import { connect } from "./live.js";

const { events, absence } = document.getElementById("main").dataset;
const ask = () => window.htmx?.trigger(document.body, "look");

// Twice: while a question is under way another one waits behind it, and goes with what its answer replaces.
function look() {
  ask();
  setTimeout(ask, 800);
}

connect(events, { hello: look, partner: look });

// Whoever goes elsewhere is not paired behind their back; a page that is only loaded anew keeps its place.
addEventListener("pagehide", () => {
  const token = document.querySelector('meta[name="csrf"]')?.content ?? "";
  if (document.querySelector("#line form")) fetch(absence, { method: "POST", keepalive: true, headers: { "X-CSRF-TOKEN": token } });
});
