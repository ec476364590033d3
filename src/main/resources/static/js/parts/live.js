// The live feed of a page: native EventSource reconnects a broken line by itself, and this takes over where it gives up
// (an HTTP error, a node that is gone), so that no event is missed and none comes twice.

const SHORTEST = 500;
const LONGEST = 15_000;
const SILENT = 40_000; // the server's beats come every 15 s; without them the line is dead, whatever the browser thinks
const GRACE = 2_500; // a stream ends every ten minutes and whenever a node is replaced: nobody needs to read of that

/**
 * Follows the feed. `handlers` maps event names to functions of its data. `hello` comes on each connection: when its
 * data says `missed`, there were events that are no longer kept, and the page should load itself anew.
 * Tells the document about its state: `live:state` with detail { state: "connecting" | "live" | "reconnecting" | "ended" }.
 * Returns { close(), state }. `quiet`: the document is not told, as the page has a feed of its own that is. `last`: the event to go
 * on from; `keep` is given the id of each.
 */
export function connect(url, handlers, { quiet = false, last = "", keep } = {}) {
  const names = new Set(["hello", "beat", ...Object.keys(handlers)]);
  let source;
  let timer;
  let watch;
  let grace;
  let failures = 0;
  let state;

  function become(next) {
    clearTimeout(grace);
    grace = undefined;
    if (state !== next) {
      state = next;
      if (!quiet) document.dispatchEvent(new CustomEvent("live:state", { detail: { state } }));
    }
  }

  function receive(event) {
    heard();
    if (event.lastEventId) {
      last = event.lastEventId;
      keep?.(last);
    }
    try {
      handlers[event.type]?.(JSON.parse(event.data));
    } catch (error) {
      // One handler's fault must not cost the page the events that follow.
      console.error(error);
    }
  }

  function broken() {
    grace ??= setTimeout(() => become("reconnecting"), GRACE);
  }

  function heard() {
    clearTimeout(watch);
    watch = setTimeout(again, SILENT);
  }

  function open() {
    clearTimeout(timer);
    source?.close();
    const address = new URL(url, location.href);
    if (last) {
      address.searchParams.set("after", last);
    }
    source = new EventSource(address);
    source.addEventListener("open", () => {
      failures = 0;
      heard();
      become("live");
    });
    source.addEventListener("error", () => {
      broken();
      if (source.readyState === EventSource.CLOSED) {
        again();
      }
    });
    for (const name of names) {
      source.addEventListener(name, receive);
    }
  }

  function again() {
    clearTimeout(watch);
    clearTimeout(timer);
    source.close();
    broken();
    const limit = Math.min(LONGEST, SHORTEST * 2 ** failures++);
    timer = setTimeout(open, limit / 2 + (Math.random() * limit) / 2);
  }

  function online() {
    if (source.readyState !== EventSource.OPEN) {
      open();
    }
  }

  // A page that sleeps or leaves takes no events; when it is shown again it goes on from the last one.
  function hide() {
    clearTimeout(grace);
    clearTimeout(watch);
    clearTimeout(timer);
    source.close();
  }

  function show(event) {
    if (event.persisted) {
      open();
    }
  }

  function close() {
    hide();
    window.removeEventListener("online", online);
    window.removeEventListener("pagehide", hide);
    window.removeEventListener("pageshow", show);
    become("ended");
  }

  window.addEventListener("online", online);
  window.addEventListener("pagehide", hide);
  window.addEventListener("pageshow", show);
  become("connecting");
  open();
  return {
    close,
    get state() {
      return state;
    },
  };
}
