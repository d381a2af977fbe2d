// Times as somebody in a zone reads them. Moments are seconds since 1970 unless named otherwise.

const parts = (zone, options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

export const clockTime = (moment, zone) =>
  parts(zone, { hour: "2-digit", minute: "2-digit" }).format(moment * 1000);

export const dayName = (moment, zone) =>
  parts(zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(moment * 1000);

export const fullTime = (moment, zone) =>
  parts(zone, {
    weekday: "short", day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).format(moment * 1000);

/** A date_time entity by its format letters: r, or any of w d D t T. */
export function formatted(moment, format, zone, now) {
  if (/^r$/i.test(format)) return relative(moment - now);
  const options = {};
  if (/w/i.test(format)) options.weekday = "long";
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  else if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return parts(zone, options).format(moment * 1000);
}

const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

export function relative(seconds) {
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return words.format(Math.trunc(seconds / size), unit);
}

/** An offset in words: "2 days 3 h ahead". */
export function ahead(seconds) {
  const size = Math.abs(Math.round(seconds));
  if (size < 1) return "";
  const days = Math.floor(size / 86400), hours = Math.floor((size % 86400) / 3600);
  const minutes = Math.floor((size % 3600) / 60);
  const words = [
    days ? `${days} day${days === 1 ? "" : "s"}` : "", hours ? `${hours} h` : "",
    minutes && !days ? `${minutes} min` : "",
  ].filter(Boolean).join(" ") || `${size} s`;
  return `wound ${words} ${seconds > 0 ? "ahead" : "back"}`;
}

/** The moment of a wall time such as 2026-11-22T09:30 in a zone, in milliseconds. */
export function wallTime(text, zone) {
  const wanted = Date.parse(`${text}Z`);
  const shown = (moment) => {
    const found = Object.fromEntries(parts(zone, {
      hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    }).formatToParts(moment).map((one) => [one.type, one.value]));
    return Date.parse(`${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}Z`);
  };
  let moment = wanted;
  for (let round = 0; round < 3; round += 1) moment += wanted - shown(moment);
  return moment;
}

/** A moment as a datetime-local field wants it, in a zone. */
export function fieldTime(milliseconds, zone) {
  const found = Object.fromEntries(parts(zone, {
    hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(milliseconds).map((one) => [one.type, one.value]));
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`;
}
