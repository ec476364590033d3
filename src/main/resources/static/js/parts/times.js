/** Turns `<time datetime data-format>` from the server's UTC into the reader's clock, also after htmx swaps; a `day` is the same on every clock. */
// Our words are English, so are the dates; their order and the clock follow the browser's region, as in mails and reports.
const { region } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale);
const asked = new Intl.DateTimeFormat(region ? `en-${region}` : "en-GB").resolvedOptions().locale;
const language = asked === "en" ? "en-GB" : asked;
const formats = {
  time: { hour: "numeric", minute: "2-digit" },
  seconds: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  date: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  day: { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" },
  datetime: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
};
const writer = (options) => new Intl.DateTimeFormat(language, options);
const writers = Object.fromEntries(Object.entries(formats).map(([name, options]) => [name, writer(options)]));
const withYear = Object.fromEntries(
  Object.entries(formats).map(([name, options]) => [name, options.day ? writer({ ...options, year: "numeric" }) : writers[name]]),
);
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const steps = [
  ["minute", 60],
  ["hour", 3600],
  ["day", 86400],
  ["week", 604800],
  ["month", 2629800],
  ["year", 31557600],
];

function ago(date) {
  const seconds = (date - Date.now()) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 45) return "just now";
  const [unit, length] = steps.findLast(([, size]) => distance >= size * 0.95) ?? steps[0];
  return relative.format(Math.round(seconds / length), unit);
}

const sameYear = (date, format) => {
  const now = new Date();
  return format === "day" ? date.getUTCFullYear() === now.getUTCFullYear() : date.getFullYear() === now.getFullYear();
};

/** A moment in one of the formats; a date of another year says so. */
export function timeText(date, format) {
  const written = sameYear(date, format) ? writers : withYear;
  return written[format]?.format(date);
}

function write(element) {
  const date = new Date(element.dateTime);
  if (Number.isNaN(date.getTime())) return;
  const format = element.dataset.format;
  const text = format === "relative" ? ago(date) : timeText(date, format);
  if (!text) return;
  if (element.textContent !== text) element.textContent = text;
  if (format !== "day") element.title ||= full.format(date);
}

/** Writes every time inside an element. */
export function writeTimes(root = document) {
  if (root.matches?.("time[data-format]")) write(root);
  root.querySelectorAll?.("time[data-format]").forEach(write);
}

document.addEventListener("htmx:load", (event) => writeTimes(event.target));
document.addEventListener("htmx:sseMessage", (event) => writeTimes(event.target));
setInterval(() => document.querySelectorAll('time[data-format="relative"]').forEach(write), 30_000);
writeTimes();
