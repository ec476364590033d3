/** Which of this site's pages are open, so that none takes over what another is still writing. */
const ABANDONED = 30_000;

/** A random id (RFC 9562, version 4), also where the browser offers none: on plain http. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const me = newId();
let held = false;

/** This page's id. It is known as open until the page is gone. */
export function live() {
  if (!held) {
    held = true;
    navigator.locks?.request(`roundtwo.tab.${me}`, () => new Promise(() => {}));
  }
  return me;
}

/** Whether another page with that id is open; where locks are missing, whether it wrote a moment ago. */
export async function isLive(tab, at) {
  if (tab === me) return false;
  if (!navigator.locks) return Date.now() - at < ABANDONED;
  const { held: locks } = await navigator.locks.query();
  return locks.some((lock) => lock.name === `roundtwo.tab.${tab}`);
}
