// What the measured processes use, read from Linux' /proc. Elsewhere these figures are missing, the others are not.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';

const read = path => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const numbersIn = text => text.trim().split(/\s+/).map(Number);

let tick;
const millisPerTick = () => (tick ??= 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })));

/** The fields of a process after its name, which may hold spaces and brackets: state, parent, …, own and children's time. */
function stat(pid) {
  const text = read(`/proc/${pid}/stat`);
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : null;
}

/** CPU time in ms that the process has used, with that of children which have ended. */
export function cpuOf(pid) {
  const fields = stat(pid);
  return fields ? fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * millisPerTick() : NaN;
}

/** The same with the children that still run: Postgres works in one process per connection. */
export function cpuOfFamily(pid) {
  const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && stat(name)?.[1] === String(pid));
  return [pid, ...children].reduce((sum, one) => sum + (cpuOf(one) || 0), 0);
}

/** Time in ms that all processors together have been busy, and have existed. */
export function machine() {
  const line = read('/proc/stat').split('\n', 1)[0];
  if (!line) {
    return { busy: NaN, all: NaN };
  }
  const [user, nice, system, idle, wait, irq, soft, stolen] = numbersIn(line.replace('cpu', ''));
  const busy = user + nice + system + irq + soft + stolen;
  return { busy: busy * millisPerTick(), all: (busy + idle + wait) * millisPerTick() };
}

/** Resident memory in KiB. */
export function residentOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? NaN);
}

/** Heap in KiB that is still in use after a full collection; needs jcmd of a JDK and the user that runs the process. */
export function liveHeapOf(pid) {
  const home = process.env.JAVA_HOME;
  const jcmd = home && existsSync(`${home}/bin/jcmd`) ? `${home}/bin/jcmd` : 'jcmd';
  const ask = command => execFileSync(jcmd, [String(pid), command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    ask('GC.run');
    const found = /used (\d+)([KM])/.exec(ask('GC.heap_info'));
    return Number(found[1]) * (found[2] === 'M' ? 1024 : 1);
  } catch {
    return NaN;
  }
}

/** The process that listens on a port of this machine, when it is one of ours. */
export function listenerOn(port) {
  const wanted = Number(port).toString(16).toUpperCase().padStart(4, '0');
  const sockets = ['tcp', 'tcp6']
    .flatMap(kind => read(`/proc/net/${kind}`).split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && local.endsWith(`:${wanted}`))
    .map(fields => `socket:[${fields[9]}]`);
  return sockets.length === 0 ? undefined : processes().find(pid => opened(pid).some(target => sockets.includes(target)));
}

function processes() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number);
}

function opened(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map(name => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${name}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}
