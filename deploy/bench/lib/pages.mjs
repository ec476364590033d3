// Pages behind a session, as often as the server can: wrk asks, as it costs little itself.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { COSTS, NOISE, alternate, measured, print, tell } from './rounds.mjs';

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
      tell(`warming up for ${options.warm} s: ${target.name}`);
      await wrk(target, options, options.warm);
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

/** Not waited for in one piece: connections that the server ends meanwhile have to be noticed. */
async function wrk({ url, cookie }, { connections, threads }, seconds) {
  const asked = ['-t', threads, '-c', connections, '-d', `${seconds}s`, '--timeout', '20s', '--latency', '-H', `Cookie: ${cookie}`, url];
  const { stdout } = await promisify(execFile)('wrk', asked.map(String)).catch(failure => {
    throw failure.code === 'ENOENT' ? new Error('There is no wrk here: apt-get install wrk, or brew install wrk') : failure;
  });
  const said = pattern => pattern.exec(stdout);
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
