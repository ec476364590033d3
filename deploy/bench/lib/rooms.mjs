// The rooms that are measured: the demo's running one, and a few of our own in which nobody else writes.

const ROOM = /\/rooms\/([0-9a-f-]{36})/g;

/** The first room that this visitor finds running. */
export async function liveRoom(site) {
  const found = new Set();
  for (const path of [site.home, `${site.home}/interviews`]) {
    for (const [, id] of (await site.page(path)).matchAll(ROOM)) {
      found.add(id);
    }
  }
  for (const id of found) {
    if ((await site.page(`${site.home}/rooms/${id}`)).includes('room-page')) {
      return id;
    }
  }
  throw new Error(`No interview of ${site.home} is running. Restore the demo, or name one with --room.`);
}
