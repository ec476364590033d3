/**
 * The bell follows what is told and read, here and in other tabs: one tab of a browser has the stream and tells the others, so that
 * many open pages cost one connection. What was missed between two pages is known by the number of the last event.
 */
import { connect } from "./live.js";

const events = document.getElementById("bell")?.dataset.events;

if (events) {
  const kept = `seen ${events}`;
  const tabs = new BroadcastChannel(events);
  const look = () => window.htmx?.trigger(document.body, "notices");
  const told = () => {
    tabs.postMessage("told");
    look();
  };
  const stored = (work) => {
    try {
      return work() ?? "";
    } catch {
      return ""; // a browser without storage begins with what comes now
    }
  };
  const follow = () =>
    connect(
      events,
      { hello: ({ missed }) => missed && told(), notices: told },
      {
        quiet: true,
        last: stored(() => localStorage.getItem(kept)),
        keep: (id) => stored(() => localStorage.setItem(kept, id)),
      },
    );

  tabs.addEventListener("message", look);
  if (navigator.locks) {
    navigator.locks.request(events, () => {
      follow();
      return new Promise(() => {}); // until the page goes
    });
  } else {
    follow();
  }
}

// Whoever follows a notice has read it. The page it leads to may come first: the request outlives this one.
document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a[data-reads]") : null;
  if (link) {
    fetch(link.dataset.reads, {
      method: "POST",
      redirect: "manual",
      keepalive: true,
      headers: { "X-CSRF-TOKEN": document.querySelector('meta[name="csrf"]')?.content ?? "" },
    });
  }
});
