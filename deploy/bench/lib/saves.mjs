// Saving a score: every connection writes the note of a card of its own, one save after the other, as people do.
import { randomUUID } from 'node:crypto';
import { openRooms } from './rooms.mjs';
import { COSTS, NOISE, alternate, inOrder, measured, print, quantile, tell } from './rounds.mjs';
import { mustBeLocal } from './site.mjs';
import { Wire } from './wire.mjs';

const FIELD = 'note.operations';

const COLUMNS = [
  ...COSTS,
  { title: 'saves/s', name: 'rate', digits: 0, compare: true },
  { title: 'p50 ms', name: 'p50', digits: 2, compare: true },
  { title: 'p99 ms', name: 'p99', digits: 2, compare: true },
  { title: 'conflicts', name: 'conflicts', sum: true },
  { title: 'errors', name: 'errors', sum: true },
  NOISE,
];

/** Opens a room per connection in the workspace, measures, and ends those rooms again. */
export async function saves(site, own, others, options) {
  const opened = await openRooms(site, options.connections);
  try {
    const targets = [
      { ...own, lines: ownLines(site, opened.rooms) },
      ...others.map(other => ({ ...other, lines: linesOf(other, options.connections) })),
    ];
    for (const target of targets) {
      tell(`warming up for ${options.warm} s: ${target.name}`);
      await during(target, options.warm);
    }
    await alternate(targets, options.rounds, target =>
      measured(target, options.shared, () => during(target, options.seconds)));
    targets.forEach(target => target.lines.forEach(line => line.wire.close()));
    print(`Saving a score, ${options.connections} connections with a card each, ${options.rounds} × ${options.seconds} s`, targets, COLUMNS);
    return targets.map(({ name, runs }) => ({ name, runs }));
  } finally {
    await opened.end();
  }
}

function ownLines(site, rooms) {
  const headers = { ...site.scriptHeaders, 'Content-Type': 'application/json' };
  return rooms.map(({ path, card, fields }) => ({
    wire: new Wire(new URL(site.origin), headers),
    path: `${path}/scorecard/edits`,
    version: fields[FIELD]?.version ?? 0,
    body: (version, id) => JSON.stringify({ card, id, field: FIELD, version, value: text(version, id) }),
  }));
}

/** Lines of another target: in its address and body stand {n} (the connection, from 1), {version}, {id} and {text}. */
function linesOf(other, connections) {
  return Array.from({ length: connections }, (_, index) => {
    const url = mustBeLocal((other.post || other.url).replaceAll('{n}', index + 1));
    return {
      wire: new Wire(url, other.headers),
      path: url.pathname + url.search,
      version: 0,
      body: (version, id) => other.fill({ n: index + 1, version, id, text: text(version, id) }),
    };
  });
}

const text = (version, id) =>
  `Names what to watch after the change, and when to take it back. Edit ${version + 1}, ${id.slice(0, 8)}.`;

async function during({ lines }, seconds) {
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  const times = [];
  let conflicts = 0;
  let errors = 0;
  await Promise.all(lines.map(async line => {
    while (performance.now() < end) {
      const body = line.body(line.version, randomUUID());
      const start = performance.now();
      const { status, text } = await line.wire.post(line.path, body);
      times.push(performance.now() - start);
      if (status === 409) {
        conflicts++;
      } else if (status >= 300) {
        errors++;
      }
      if (status < 300 || status === 409) {
        line.version = versionIn(text) ?? line.version + 1;
      }
    }
  }));
  const sorted = inOrder(times);
  return {
    count: times.length,
    rate: (times.length / (performance.now() - began)) * 1000,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    conflicts,
    errors,
  };
}

function versionIn(text) {
  return text.startsWith('{') ? JSON.parse(text).version : undefined;
}
