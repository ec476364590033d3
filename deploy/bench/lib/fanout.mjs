// One change in a room, and when each of its many viewers hears of it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { liveHeapOf, residentOf } from './processes.mjs';
import { NOISE, alternate, inOrder, measured, print, quantile, tell } from './rounds.mjs';
import { mustBeLocal } from './site.mjs';
import { Viewers } from './viewers.mjs';
import { Wire } from './wire.mjs';

const FIRST = 10;
const SETTLE = 1500;

const COLUMNS = [
  { title: 'p50 ms', name: 'p50', digits: 1, compare: true },
  { title: 'p99 ms', name: 'p99', digits: 1, compare: true },
  { title: 'max ms', name: 'max', digits: 1, compare: true },
  { title: 'delivered', name: 'delivered', sum: true },
  { title: 'of', name: 'expected', sum: true },
  { title: 'errors', name: 'errors', sum: true },
  { title: 'CPU ms/event server', name: 'server', digits: 1, compare: true },
  { title: 'database+Redis', name: 'shared', digits: 1 },
  { title: 'heap KiB/viewer', name: 'heap', digits: 1, compare: true },
  { title: 'RSS KiB/viewer', name: 'resident', digits: 1 },
  NOISE,
];

/** Measures the room's own stream and each other target's; events are changes of the shared notes that undo each other. */
export async function fanout(site, own, others, options) {
  const room = `${site.home}/rooms/${await options.room()}`;
  const targets = [{
    ...own,
    stream: new URL(`${site.origin}${room}/events`),
    cookie: site.cookie,
    cause: await noteChanges(site, room),
  }];
  for (const other of others) {
    targets.push({ ...other, stream: mustBeLocal(other.url), cause: posts(other) });
  }
  for (const target of targets) {
    tell(`warming up: ${target.name}`);
    await watch(target, options);
  }
  await alternate(targets, options.rounds, target => watch(target, options));
  await Promise.all(targets.map(target => target.cause.close()));
  print(`${options.viewers} viewers of one room, ${options.rounds} × ${options.events} events, one each ${options.gap} ms`, targets, COLUMNS);
  return targets.map(({ name, runs }) => ({ name, runs }));
}

async function watch(target, options) {
  const before = memory(target);
  const viewers = await Viewers.open(options.viewers, target.stream, target.cookie);
  try {
    await sleep(SETTLE);
    const after = memory(target);
    await events(target, viewers, FIRST, options);
    const result = await measured(target, options.shared, () => events(target, viewers, options.events, options));
    const perViewer = name => (after[name] - before[name]) / options.viewers;
    return { ...result, errors: result.errors + options.viewers - viewers.alive, heap: perViewer('heap'), resident: perViewer('resident') };
  } finally {
    viewers.close();
    // The server finds out that a viewer has gone when it next writes to it; the next run should not begin with these.
    for (let i = 0; i < 4; i++) {
      await target.cause.next(randomUUID());
      await sleep(SETTLE / 4);
    }
  }
}

function memory({ pid }) {
  return pid ? { heap: liveHeapOf(pid), resident: residentOf(pid) } : { heap: NaN, resident: NaN };
}

async function events({ cause }, viewers, count, { viewers: expected, gap }) {
  const times = [];
  let errors = 0;
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const mark = randomUUID();
    const seen = viewers.see(mark);
    const status = await cause.next(mark);
    errors += status < 300 ? 0 : 1;
    times.push(...(await seen));
    await sleep(Math.max(0, gap - (performance.now() - start)));
  }
  const sorted = inOrder(times);
  return {
    count,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: sorted.at(-1) ?? NaN,
    delivered: times.length,
    expected: expected * count,
    errors,
  };
}

/** Writes a few characters at the top of the shared notes, and takes them away again with the next event. */
async function noteChanges(site, room) {
  const wire = new Wire(new URL(site.origin), { ...site.scriptHeaders, 'Content-Type': 'application/json' });
  const written = 'who holds the lock now? ';
  let base = JSON.parse(await site.page(`${room}/notes`, { Accept: 'application/json' })).version;
  let stands = false;
  return {
    async next(id) {
      const change = stands ? { remove: written.length, insert: '' } : { remove: 0, insert: written };
      const { status, text } = await wire.post(`${room}/notes`, JSON.stringify({ id, base, at: 0, ...change }));
      if (status === 200) {
        base = JSON.parse(text).version;
        stands = !stands;
      }
      return status;
    },
    async close() {
      if (stands) {
        await this.next(randomUUID());
      }
      wire.close();
    },
  };
}

/** Events of another target: its body holds {id} where the event will show it, and perhaps {version}. */
function posts(other) {
  const url = mustBeLocal(other.post);
  const wire = new Wire(url, other.headers);
  let version = 0;
  return {
    async next(id) {
      const { status } = await wire.post(url.pathname + url.search, other.fill({ n: 1, version, id, text: id }));
      version += status < 300 ? 1 : 0;
      return status;
    },
    close: () => wire.close(),
  };
}
