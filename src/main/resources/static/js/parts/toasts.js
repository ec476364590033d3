/** Short notices in a live region: htmx errors, lost lines, and what the server sends as `HX-Trigger: {"toast": {"text": "…"}}`. */
const lasting = { good: 4000, bad: 9000 };

function region() {
  let toasts = document.getElementById("toasts");
  if (!toasts) {
    toasts = document.createElement("div");
    toasts.id = "toasts";
    toasts.className = "toasts";
    toasts.setAttribute("aria-live", "polite");
    document.body.append(toasts);
  }
  return toasts;
}

/** Shows a notice; the same text twice shows once. */
export function toast(text, { bad = false } = {}) {
  const toasts = region();
  for (const shown of toasts.children) if (shown.dataset.text === text) shown.remove();
  const notice = document.createElement("div");
  notice.className = bad ? "toast bad" : "toast";
  notice.dataset.text = text;
  const words = document.createElement("p");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn quiet small";
  close.textContent = "Close";
  close.addEventListener("click", () => notice.remove());
  notice.append(words, close);
  toasts.append(notice);
  const leave = () => (notice.matches(":hover, :focus-within") ? setTimeout(leave, 1000) : notice.remove());
  setTimeout(leave, bad ? lasting.bad : lasting.good);
}

function explain(xhr) {
  const request = xhr.getResponseHeader("X-Correlation-Id");
  const tail = request ? ` Request ${request}.` : "";
  if (/json/.test(xhr.getResponseHeader("Content-Type") ?? "")) {
    try {
      const { detail, title } = JSON.parse(xhr.responseText);
      if (detail || title) return `${detail || title}${tail}`;
    } catch {
      // Not a problem document after all: say it by its status.
    }
  }
  switch (xhr.status) {
    case 401:
      return "You are signed out. Open Round Two in another tab, sign in, then try again: this page keeps what you typed.";
    case 403:
      return `This is not open to you, so nothing was changed.${tail}`;
    case 404:
      return `This is no longer here, or not yours to see. Nothing was changed.${tail}`;
    case 429:
      return "That was too quick. Nothing is lost; wait a moment and try again.";
    case 400:
    case 413:
    case 415:
    case 422:
      return `This was not understood, so nothing was changed. What you typed is still on this page; check it and send it again.${tail}`;
    default:
      return `Something broke on our side. What you typed is still on this page; try again.${tail}`;
  }
}

document.addEventListener("htmx:responseError", (event) => toast(explain(event.detail.xhr), { bad: true }));
document.addEventListener("htmx:sendError", () =>
  toast("No answer from the server. What you typed is still on this page; try again when the line is back.", { bad: true }),
);
document.addEventListener("htmx:timeout", () =>
  toast("The server took too long to answer. What you typed is still on this page; try again.", { bad: true }),
);
document.addEventListener("toast", (event) => toast(event.detail.text, { bad: event.detail.bad }));

// Pages that keep edits themselves (the room) say so in their own bar.
addEventListener("offline", () => {
  if (!document.body.classList.contains("room-page")) toast("You are offline. Nothing is sent until the line is back.", { bad: true });
});
addEventListener("online", () => {
  if (!document.body.classList.contains("room-page")) toast("Back online.");
});
