/** Forms with `data-upload`: says before sending that a file is too large, and shows how much of it has been sent. */
const parts = (form) => ({
  progress: form.querySelector("[data-upload-progress]"),
  problem: form.querySelector("[data-upload-problem]"),
  file: form.querySelector("[type=file]"),
});

function tooLarge(form) {
  const { problem, file } = parts(form);
  const most = Number(form.dataset.largest);
  const large = [...file.files].some((one) => one.size > most * 1024 * 1024);
  problem.hidden = !large;
  problem.querySelector("span").textContent = large ? `This file is larger than ${most} MB. Choose a smaller one.` : "";
  file.toggleAttribute("aria-invalid", large);
  return large;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-upload]");
  if (!form) return;
  form.closest("#files")?.querySelector(".notice.bad")?.remove(); // it spoke of the file before
  tooLarge(form);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target;
  if (!form.matches?.("form[data-upload]")) return;
  if (tooLarge(form)) {
    event.preventDefault();
    parts(form).file.focus();
    return;
  }
  parts(form).progress.hidden = false;
  form.querySelector("button").disabled = true;
});

document.addEventListener("htmx:xhr:progress", (event) => {
  const form = event.target;
  if (!form.matches?.("form[data-upload]") || !event.detail.lengthComputable) return;
  const { progress } = parts(form);
  const percent = Math.round((event.detail.loaded / event.detail.total) * 100);
  progress.querySelector("progress").value = percent;
  progress.querySelector("[role=status]").textContent = percent < 100 ? "Sending" : "Sent; it is being looked at";
});

// What did not arrive is said where it was chosen; the file is still there to be sent again.
for (const kind of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target;
    if (!form.matches?.("form[data-upload]")) return;
    const { progress, problem } = parts(form);
    progress.hidden = true;
    form.querySelector("button").disabled = false;
    problem.hidden = false;
    const status = event.detail.xhr?.status;
    problem.querySelector("span").textContent =
      status === 413
        ? "This file is too large to be sent. Choose a smaller one."
        : "The file did not arrive, and nothing was changed. Try again in a moment.";
  });
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "files" || event.detail.elt?.id === "files") document.getElementById("files")?.focus();
});
