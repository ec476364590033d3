// The rooms that are measured: one that is running anyway, and some of our own in which nobody else writes.

const ROOM = /\/rooms\/([0-9a-f-]{36})"/g;
const SET = /<option value="([0-9a-f-]{36})"/;

/** The first running room among those that the visitor's start page shows. */
export async function liveRoom(site) {
  const shown = [...(await site.page(site.home)).matchAll(ROOM)].map(found => found[1]);
  for (const id of new Set(shown)) {
    if (await isLive(site, id)) {
      return id;
    }
  }
  throw new Error(`No running interview is shown at ${site.home}. Restore the demo, or name one with --room.`);
}

const isLive = async (site, id) => (await site.page(`${site.home}/rooms/${id}`)).includes('room-page');

/** Plans and starts interviews that the visitor leads, each with a card for them; ending them cancels them. */
export async function openRooms(site, count) {
  const set = setIn(await site.page(`${site.home}/interviews/new`));
  const rooms = [];
  const end = async () => {
    for (const { path } of rooms) {
      await site.post(path.replace('/rooms/', '/interviews/') + '/cancellation', { reason: 'It was a benchmark.' });
    }
  };
  try {
    for (let number = 1; number <= count; number++) {
      const planned = await site.post(`${site.home}/interviews`, {
        title: `Benchmark ${number}`,
        mode: 'PANEL',
        set,
        guest: 'Nobody',
        now: 'true',
        zone: 'UTC',
      });
      const room = { path: `${site.home}/rooms/${planned.split('/').at(-1)}` };
      rooms.push(room);
      await site.post(`${room.path}/start`, {});
      Object.assign(room, await card(site, room.path));
    }
    return { rooms, end };
  } catch (failure) {
    await end();
    throw failure;
  }
}

function setIn(page) {
  const select = page.slice(page.indexOf('name="set"'));
  const found = SET.exec(select);
  if (!found) {
    throw new Error('There is no published set to plan an interview with.');
  }
  return found[1];
}

async function card(site, path) {
  const page = await site.page(`${path}/scorecard`);
  const id = /data-card="([0-9a-f-]{36})"/.exec(page)?.[1];
  if (!id) {
    throw new Error(`${path}/scorecard shows no card; does this person lead the interview?`);
  }
  return { card: id, fields: JSON.parse(await site.page(`${path}/scorecard/fields`, { Accept: 'application/json' })) };
}
