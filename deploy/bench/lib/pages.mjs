// Pages behind a session, as often as the server can: wrk asks, as it costs little itself.
import { spawnSync } from 'node:child_process';
import { COSTS, NOISE, alternate, measured, print } from './rounds.mjs';

const COLUMNS = [
  ...COSTS,
  { title: 'requests/s', name: 'rate', digits: 0, compare: true },
  { title: 'p50 ms', name: 'p50', digits: 2, compare: true },
  { title: 'p99 ms', name: 'p99', digits: 2, compare: true },
  { title: 'KiB', name: 'size', digits: 1 },
  { title: 'errors', name: 'errors', sum: true },
  NOISE,
];

/** Measures the room and the list of sets, each in turn with the other targets. */
export async function pages(site, own, others, options) {
  const paths = [
    ['The room', `${site.home}/rooms/${await options.room()}`],
    ['The list of sets', `${site.home}/sets`],
  ];
  const report = {};
  for (const [title, path] of paths) {
    const targets = [{ ...own, url: site.origin + path, cookie: site.cookie }, ...others.map(other => ({ ...other }))];
    for (const target of targets) {
      await mustBeServed(target);
      wrk(target, options, options.warm);
    }
    await alternate(targets, options.rounds, target =>
      measured(target, options.shared, () => wrk(target, options, options.seconds)));
    await Promise.all(targets.map(mustBeServed));
    print(`${title} (${path}), ${options.connections} connections, ${options.rounds} × ${options.seconds} s`, targets, COLUMNS);
    report[title] = targets.map(({ name, runs }) => ({ name, runs }));
  }
  return report;
}

/** wrk counts a redirect as a success, so we look whether it is the page that is served. */
async function mustBeServed({ url, cookie }) {
  const answer = await fetch(url, { redirect: 'manual', headers: { Cookie: cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) {
    throw new Error(`${url} was answered ${answer.status} ${answer.headers.get('location') ?? ''}; is the cookie still good?`);
  }
}

function wrk({ url, cookie }, { connections, threads }, seconds) {
  const done = spawnSync(
    'wrk',
    ['-t', threads, '-c', connections, '-d', `${seconds}s`, '--timeout', '20s', '--latency', '-H', `Cookie: ${cookie}`, url].map(String),
    { encoding: 'utf8' });
  if (done.error || done.status !== 0) {
    throw new Error(done.error?.code === 'ENOENT' ? 'There is no wrk here: apt-get install wrk, or brew install wrk' : done.stderr);
  }
  const said = pattern => pattern.exec(done.stdout);
  const count = Number(said(/(\d+) requests in/)[1]);
  const refused = Number(said(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0);
  const broken = said(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/)?.slice(1).map(Number) ?? [];
  return {
    count,
    rate: Number(said(/Requests\/sec:\s+([\d.]+)/)[1]),
    p50: millis(said(/50%\s+(\S+)/)[1]),
    p99: millis(said(/99%\s+(\S+)/)[1]),
    size: bytes(said(/, ([\d.]+\S+) read/)[1]) / count / 1024,
    errors: broken.reduce((sum, number) => sum + number, refused),
  };
}

const millis = text => parseFloat(text) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[/[a-z]+$/.exec(text)[0]];
const bytes = text => parseFloat(text) * { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 }[/[A-Z]+$/.exec(text)[0]];
