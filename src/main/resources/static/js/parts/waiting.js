/** Who waits for the last card hears of it at once; the page also asks by itself every few seconds. */
import { connect } from "./live.js";

const { events } = document.getElementById("main").dataset;
const look = () => window.htmx?.trigger(document.body, "live:cards");

connect(events, { hello: look, cards: look });
