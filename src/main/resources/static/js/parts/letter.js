/** Whoever waits for their feedback sees it the moment it is published. */
import { connect } from "./live.js";

connect(document.getElementById("main").dataset.events, { feedback: () => location.reload() });
