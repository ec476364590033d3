#!/usr/bin/env node
// Measures a Round Two installation on this machine. See README.md, or run it without arguments.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fanout } from './lib/fanout.mjs';
import { pages } from './lib/pages.mjs';
import { listenerOn } from './lib/processes.mjs';
import { liveRoom } from './lib/rooms.mjs';
import { saves } from './lib/saves.mjs';
import { Site, mustBeLocal } from './lib/site.mjs';

const USAGE = `node bench.mjs pages | saves | fanout  [options]

  --url URL             the installation (http://127.0.0.1:8080); this machine only
  --as PERSON           who comes in through the demo's door (chloe)
  --email, --password   or somebody with an account
  --cookie 'name=…'     or somebody who is signed in
  --workspace SLUG      (demo)
  --room ID             a running interview (the first one that this person finds)
  --connections N       (16)        --threads N   of wrk (2)
  --seconds N           a round (8) --rounds N    (5)          --warm N   seconds before the first round (60)
  --viewers N           (1000)      --events N    a round (40) --gap N    ms from one event to the next (250)
  --pid N               the server's process (the one that listens on the port)
  --shared N,N          processes that it shares: the postmaster, Redis
  --json FILE           every round's figures
  --against 'name|url|cookie|pid|post|header|body'
                        another program to run in turn, as often as you like. Only pages needs no more than the first three.
                        saves posts the body to "post", fanout reads "url" and posts to "post"; they may hold {n} {version} {id} {text}
`;

const OPTIONS = {
  url: 'http://127.0.0.1:8080',
  as: 'chloe',
  email: '',
  password: '',
  cookie: '',
  workspace: 'demo',
  room: '',
  connections: 16,
  threads: 2,
  seconds: 8,
  rounds: 5,
  warm: 60,
  viewers: 1000,
  events: 40,
  gap: 250,
  pid: 0,
  shared: '',
  json: '',
};

function read() {
  const options = Object.fromEntries(Object.keys(OPTIONS).map(name => [name, { type: 'string' }]));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...options, against: { type: 'string', multiple: true, default: [] } },
  });
  const known = Object.entries(OPTIONS).map(([name, usual]) => {
    const value = values[name] === undefined ? usual : typeof usual === 'number' ? Number(values[name]) : values[name];
    if (Number.isNaN(value) || value < 0) {
      throw new Error(`--${name} needs a number`);
    }
    return [name, value];
  });
  return { command: positionals[0], against: values.against, ...Object.fromEntries(known) };
}

/** Another target, from its line. A header is needed where the program wants a token. */
function target(line) {
  const [name, url, cookie = '', pid = '', post = '', header = '', body = ''] = line.split('|');
  mustBeLocal(url.replaceAll('{n}', '1'));
  const [title, ...words] = header.split(':');
  return {
    name,
    url,
    cookie,
    post,
    pid: Number(pid) || listenerOn(new URL(url).port),
    headers: {
      Cookie: cookie,
      'Content-Type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(header ? { [title.trim()]: words.join(':').trim() } : {}),
    },
    fill: values => body.replace(/\{(n|version|id|text)\}/g, (_, key) =>
      body.startsWith('{') ? values[key] : encodeURIComponent(values[key])),
  };
}

async function main() {
  const given = read();
  const measure = { pages, saves, fanout }[given.command];
  if (!measure) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const site = new Site(given.url, given.workspace);
  await site.enter(given);
  const own = { name: 'Round Two', pid: given.pid || listenerOn(new URL(site.origin).port || 80) };
  const options = {
    ...given,
    shared: given.shared.split(',').filter(Boolean).map(Number),
    room: async () => given.room || (await liveRoom(site)),
  };
  const report = await measure(site, own, given.against.map(target), options);
  if (given.json) {
    writeFileSync(given.json, JSON.stringify({ command: given.command, at: new Date().toISOString(), report }, null, 2));
  }
}

main().catch(failure => {
  console.error(`\n${failure.message}${failure.cause ? ` (${failure.cause.message})` : ''}`);
  process.exitCode = 1;
});
