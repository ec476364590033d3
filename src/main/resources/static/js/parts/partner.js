/** Who looks for a partner hears of one at once; the page also asks by itself every few seconds, which says that it is open. */
import { connect } from "./live.js";

const { events } = document.getElementById("main").dataset;
const look = () => window.htmx?.trigger(document.body, "look");

connect(events, { hello: look, partner: look });
