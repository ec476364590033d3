import "../vendor/htmx.js";
import "./parts/theme.js";
import "./parts/times.js";
import "./parts/region.js";
import "./parts/bell.js";
import "./parts/toasts.js";
import "./parts/copy.js";
import "./parts/dialogs.js";
import "./parts/current.js";
import "./parts/summary.js";

// On a narrow screen the place one is at may stand outside of its row.
for (const here of document.querySelectorAll(".tabs [aria-current], .nav [aria-current]")) {
  here.scrollIntoView({ block: "nearest", inline: "center" });
}

// A thin line at the top, shown only when an answer takes longer than a blink.
const line = document.createElement("div");
line.className = "loading-line";
document.body.append(line);
let waiting = 0;
const show = () => line.toggleAttribute("data-on", waiting > 0);
document.addEventListener("htmx:beforeSend", () => {
  waiting++;
  show();
});
document.addEventListener("htmx:afterRequest", () => {
  waiting = Math.max(0, waiting - 1);
  show();
});
