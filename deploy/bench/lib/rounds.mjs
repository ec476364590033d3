// Targets in turn (A B, B A, A B, …), what they cost, and the table that comes of it.
import { cpuOf, cpuOfFamily, machine } from './processes.mjs';

/** Quantile of numbers that are in order. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

export const inOrder = numbers => Float64Array.from(numbers).sort();

export function median(numbers) {
  const sorted = inOrder(numbers);
  return (quantile(sorted, 0.5) + sorted[Math.floor((sorted.length - 1) / 2)]) / 2;
}

/**
 * Does the work and adds what it cost: ms of CPU per request in the target's process (`server`) and in those it shares
 * (`shared`: Postgres, Redis), and the share of the machine that went to programs which have no part in it (`others`, %).
 */
export async function measured(target, shared, work) {
  const now = () => ({
    server: target.pid ? cpuOf(target.pid) : NaN,
    shared: shared.length ? shared.reduce((sum, pid) => sum + cpuOfFamily(pid), 0) : NaN,
    self: cpuOf(process.pid),
    machine: machine(),
  });
  const before = now();
  const result = await work(target);
  const after = now();
  const used = name => after[name] - before[name];
  const ours = ['server', 'shared', 'self'].reduce((sum, name) => sum + (used(name) || 0), 0);
  const others = after.machine.busy - before.machine.busy - ours;
  return {
    ...result,
    server: used('server') / result.count,
    shared: used('shared') / result.count,
    others: (100 * Math.max(0, others)) / (after.machine.all - before.machine.all),
  };
}

/** Says what is going on, on one line that is written over; not into a file. */
export function tell(words) {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${words.padEnd(60)}\r`);
  }
}

/** Runs every target once per round, in the other order on every second round, and keeps each result in its `runs`. */
export async function alternate(targets, rounds, run) {
  for (const target of targets) {
    target.runs = [];
  }
  for (let round = 0; round < rounds; round++) {
    for (const target of round % 2 ? targets.toReversed() : targets) {
      tell(`round ${round + 1} of ${rounds}: ${target.name}`);
      target.runs.push(await run(target));
    }
  }
  tell('');
}

const shown = (value, digits) =>
  value !== 0 && Math.abs(value) < 0.1 ? value.toPrecision(2) : value.toFixed(Math.abs(value) >= 1000 ? 0 : digits);

function cell(numbers, digits) {
  const known = numbers.filter(number => !Number.isNaN(number));
  return known.length === 0
    ? '–'
    : `${shown(median(known), digits)} [${shown(Math.min(...known), digits)}–${shown(Math.max(...known), digits)}]`;
}

/**
 * Prints median [lowest–highest] of each column for each target and, where there are several, what the first one's runs are
 * to those of each other in the same round. A column: title, name in a run, digits; `sum` adds up, `compare` gets a ratio.
 */
export function print(title, targets, columns) {
  console.log(`\n${title}`);
  const [first, ...others] = targets;
  const rows = targets.map(target => [target.name, ...columns.map(column => value(target.runs, column))]);
  for (const other of others) {
    rows.push([
      `${first.name} ÷ ${other.name}`,
      ...columns.map(({ name, compare }) =>
        compare ? cell(first.runs.map((run, round) => run[name] / other.runs[round][name]), 2) : ''),
    ]);
  }
  const table = [['', ...columns.map(column => column.title)], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
  for (const row of table) {
    console.log(row.map((text, column) => (column ? text.padStart(widths[column]) : text.padEnd(widths[0]))).join('   ').trimEnd());
  }
}

function value(runs, { name, digits, sum }) {
  const numbers = runs.map(run => run[name] ?? NaN);
  return sum ? String(numbers.reduce((total, number) => total + number, 0)) : cell(numbers, digits);
}

export const COSTS = [
  { title: 'CPU ms/req server', name: 'server', digits: 3, compare: true },
  { title: 'database+Redis', name: 'shared', digits: 3, compare: true },
];

export const NOISE = { title: 'others use %', name: 'others', digits: 0 };
