// The clock to wind, and the zone its time is shown in.

import { ask, byId, dialog, field, make, toast } from "./dom.js";
import { ahead, fieldTime, fullTime, wallTime } from "./times.js";

let skew = 0;
let zone = "UTC";

/** The wound time in milliseconds. */
export const now = () => Date.now() + skew;

export function setZone(name) {
  zone = name;
  tick();
}

export function setClock(clock) {
  skew = Date.parse(clock.now) - Date.now();
  const wound = byId("wound");
  wound.textContent = ahead(clock.offset_seconds) || "real time";
  wound.classList.toggle("on", Math.abs(clock.offset_seconds) >= 1);
  byId("wind-reset").hidden = Math.abs(clock.offset_seconds) < 1;
  tick();
}

function tick() {
  byId("now").textContent = fullTime(now() / 1000, zone);
}

async function wind(how) {
  const answer = await ask("clock", how);
  setClock(answer);
  if (!answer.wound) toast(answer.why);
}

async function pick() {
  const earliest = fieldTime(now() + 60000, zone);
  const typed = await dialog("Wind the clock to", [
    field(`Date and time in ${zone}`, "moment", { type: "datetime-local", value: earliest, required: true }),
  ], { yes: "Wind" });
  if (typed?.moment) await wind({ to: new Date(wallTime(typed.moment, zone)).toISOString() });
}

export function startClock() {
  byId("wind-ping").addEventListener("click", () => wind({ to_next_ping: true }));
  byId("wind-hour").addEventListener("click", () => wind({ seconds: 3600 }));
  byId("wind-day").addEventListener("click", () => wind({ seconds: 86400 }));
  byId("wind-reset").addEventListener("click", () => wind({ reset: true }));
  byId("wind-pick").addEventListener("click", pick);
  setInterval(tick, 1000);
}

export function fillZones(own) {
  const names = Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone") : [own];
  const options = [...new Set(["UTC", own, ...names])].sort();
  byId("zone").replaceChildren(...options.map((name) => make("option", { value: name }, name)));
}
