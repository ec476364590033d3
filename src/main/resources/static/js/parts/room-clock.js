/** Counts on from the times the server gave with the page, by this machine's steady clock: its date may be wrong. */
let given = performance.now();

function text(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

function write(element, words) {
  if (element && element.textContent !== words) element.textContent = words;
}

function tick() {
  const clock = document.getElementById("clock");
  if (!clock) return;
  const since = performance.now() - given;
  const question = Number(clock.dataset.questionMillis) + (clock.dataset.running === "true" ? since : 0);
  const planned = Number(clock.dataset.questionMinutes) * 60000;
  const pace = question > planned ? "over" : question >= planned * 0.8 ? "near" : "in";
  write(clock.querySelector("b"), text(question));
  write(document.getElementById("clock-all-time"), text(Number(clock.dataset.allMillis) + since));
  if (clock.dataset.pace !== pace) clock.dataset.pace = pace;
  if (document.body.dataset.pace !== pace) document.body.dataset.pace = pace;
}

document.addEventListener("room:refreshed", () => {
  given = performance.now();
  tick();
});
setInterval(tick, 250);
tick();
