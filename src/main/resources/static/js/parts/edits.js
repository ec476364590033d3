/**
 * Edits of versioned fields, sent one after another, each until it is answered: an edit has an id, so that sending it
 * again does nothing twice. What is unanswered is kept in this browser and survives a reload, a lost line, a sign-out.
 */
import { isLive, live, newId } from "./tabs.js";

const STORE = "roundtwo.edits.";
const PAUSES = [1, 2, 4, 8, 15];

export class Outbox extends EventTarget {
  #items = new Map();
  #key;
  #send;
  #versions = new Map();
  #sending = false;
  #failures = 0;
  #trouble = null;
  #timer = 0;

  /** `send(item)` resolves to `{ saved }`, `{ clash }`, `{ refused }`, or `{ trouble, after }`. */
  constructor(key, send) {
    super();
    this.#key = `${STORE}${key}.`;
    this.#send = send;
    live();
    addEventListener("online", () => this.#retry());
    addEventListener("focus", () => this.#retry());
    document.addEventListener("visibilitychange", () => document.hidden || this.adopt().then(() => this.#retry()));
    addEventListener("pagehide", () => this.flush());
    addEventListener("beforeunload", (event) => this.#items.size && this.state !== "saving" && event.preventDefault());
  }

  get state() {
    const items = [...this.#items.values()];
    if (items.some((item) => item.clash)) return "conflict";
    if (!items.length) return "saved";
    return this.#trouble ?? (items.some((item) => item.refused) ? "refused" : "saving");
  }

  get items() {
    return [...this.#items.values()].sort((one, other) => one.at - other.at);
  }

  has(field) {
    return this.items.some((item) => item.field === field);
  }

  version(field) {
    return this.#versions.get(field) ?? 0;
  }

  know(field, version) {
    this.#versions.set(field, Math.max(version, this.version(field)));
  }

  /** Takes over what pages that are gone have left behind. */
  async adopt() {
    for (const name of Object.keys(localStorage).filter((one) => one.startsWith(this.#key))) {
      const item = JSON.parse(localStorage.getItem(name) ?? "null");
      if (!item || this.#items.has(item.id) || (await isLive(item.tab, item.at))) continue;
      delete item.refused;
      this.#keep(item);
      this.#tell("adopted", item);
    }
    this.#plan();
  }

  /** A field changed; what was not sent yet is written over, what is on its way is followed. */
  write(field, value, delay) {
    const due = Date.now() + delay;
    const item = this.items.find((one) => one.field === field);
    if (item?.refused) this.#drop(item);
    if (!item || item.refused) {
      this.#keep({ id: newId(), field, version: this.version(field), value, at: Date.now(), due });
    } else if (item.clash || !item.tried) {
      this.#keep({ ...item, value, due });
    } else {
      this.#keep({ ...item, next: value });
    }
    this.#plan();
  }

  /** Ends a clash with the text that shall stand. */
  settle(item, value) {
    this.#drop(item);
    this.know(item.field, item.clash.version);
    if (value === item.clash.theirs) this.#tell("saved", item);
    else this.write(item.field, value, 0);
    this.#plan();
  }

  discard(item) {
    this.#drop(item);
    this.#plan();
  }

  /** Sends all that waits, now; says whether everything is saved. */
  async flush() {
    for (const item of this.#items.values()) item.due = 0;
    this.#retry();
    this.#plan();
    while (this.#sending || this.#next()) {
      if (this.#trouble) return false;
      await this.#pump();
      if (this.#sending) await new Promise((wake) => this.addEventListener("state", wake, { once: true }));
    }
    return this.#items.size === 0;
  }

  #next() {
    return this.items.find((item) => !item.clash && !item.refused && (item.due ?? 0) <= Date.now());
  }

  #retry() {
    if (!this.#trouble) return;
    clearTimeout(this.#timer);
    this.#trouble = null;
    this.#pump();
  }

  #plan() {
    this.#tell("state");
    if (this.#sending || this.#trouble) return;
    clearTimeout(this.#timer);
    const waiting = this.items.filter((item) => !item.clash && !item.refused).map((item) => item.due ?? 0);
    if (waiting.length) this.#timer = setTimeout(() => this.#pump(), Math.max(0, Math.min(...waiting) - Date.now()));
  }

  async #pump() {
    const item = this.#next();
    if (this.#sending || !item) return;
    this.#sending = true;
    item.tried = true;
    this.#keep(item);
    this.#tell("state");
    const answer = await this.#send(item);
    this.#sending = false;
    this.#answered(this.#items.get(item.id) ?? item, answer);
  }

  #answered(item, answer) {
    if (answer.trouble) {
      this.#trouble = answer.trouble;
      const pause = answer.after ?? PAUSES[Math.min(this.#failures++, PAUSES.length - 1)];
      this.#tell("state");
      this.#timer = setTimeout(() => this.#retry(), pause * 1000 * (0.8 + Math.random() * 0.4));
      return;
    }
    this.#failures = 0;
    this.#trouble = null;
    const mine = item.next ?? item.value;
    if (answer.clash && answer.clash.theirs !== mine) {
      this.know(item.field, answer.clash.version);
      this.#keep({ ...item, value: mine, next: undefined, clash: answer.clash });
      this.#tell("clash", this.#items.get(item.id));
    } else if (answer.refused) {
      this.#keep({ ...item, value: mine, next: undefined, refused: answer.refused });
      this.#tell("refused", this.#items.get(item.id));
    } else {
      this.#drop(item);
      this.know(item.field, answer.clash?.version ?? answer.saved);
      if (mine === item.value) this.#tell("saved", item);
      else this.write(item.field, mine, 0);
    }
    this.#plan();
  }

  #keep(item) {
    this.#items.set(item.id, item);
    try {
      localStorage.setItem(this.#key + item.id, JSON.stringify({ ...item, due: 0, tab: live() }));
    } catch {
      // No room or no right to store: it is still sent from memory.
    }
  }

  #drop(item) {
    this.#items.delete(item.id);
    localStorage.removeItem(this.#key + item.id);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
