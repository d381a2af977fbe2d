// Writing: text, commands, replies, corrections, and all that is no text.

import { ask, byId, choices, dialog, field, make } from "./dom.js";
import { keyRows } from "./messages.js";
import { base64, sendVoice } from "./voice.js";

export const CITIES = [
  ["Berlin", 52.52, 13.405], ["London", 51.5074, -0.1278], ["New York", 40.7128, -74.006],
  ["San Francisco", 37.7749, -122.4194], ["São Paulo", -23.5505, -46.6333], ["Nairobi", -1.2864, 36.8172],
  ["Kolkata", 22.5726, 88.3639], ["Tokyo", 35.6762, 139.6503], ["Sydney", -33.8688, 151.2093],
  ["Kathmandu", 27.7172, 85.324],
];
const STICKERS = ["👍", "🎉", "🙏", "😅", "🤝", "☕"];

let context = null;
let person = null;
let keysHidden = false;
let shownKeys = "";
const drafts = new Map();

const act = (what, body = {}) => ask(`users/${person.id}/${what}`, body);

export async function sendText(text) {
  const words = text.trim();
  if (!words || !person) return;
  if (context?.kind === "edit") await act("edit", { message_id: context.id, text: words });
  else await act("text", { text: words, ...(context ? { reply_to: context.id } : {}) });
  setContext(null);
}

export function setContext(wanted) {
  context = wanted;
  byId("context").hidden = !wanted;
  if (!wanted) return;
  const what = wanted.kind === "edit" ? "Editing" : "Replying to";
  byId("context-text").textContent = `${what}: ${wanted.text}`;
  if (wanted.kind === "edit") write(wanted.text);
  byId("composer").focus();
}

function write(text) {
  byId("composer").value = text;
  fit();
  suggest();
}

/** The person at the keyboard changed, or what they see below the input field. */
export function setPerson(next) {
  if (person && person.id !== next.id) {
    drafts.set(person.id, byId("composer").value);
    setContext(null);
    write(drafts.get(next.id) ?? "");
  }
  person = next;
  byId("commands").hidden = !next.commands.length;
  byId("composer-form").hidden = next.blocked;
  byId("blocked").hidden = !next.blocked;
  showKeys(next.blocked ? null : next.keyboard);
}

function showKeys(keyboard) {
  const rows = keyboard?.keyboard;
  const fresh = rows && JSON.stringify([person.id, keyboard.message_id]) !== shownKeys;
  if (fresh) keysHidden = false;
  shownKeys = rows ? JSON.stringify([person.id, keyboard.message_id]) : "";
  byId("keys").hidden = !rows;
  byId("reply-keyboard").hidden = !rows || keysHidden;
  byId("composer").placeholder = keyboard?.input_field_placeholder ?? "Message";
  byId("reply-keyboard").replaceChildren(...(rows ? [keyRows(rows, (button, r, c) => ({
    "data-testid": `reply-${r}-${c}`, onclick: () => pressReply(button),
  }))] : []));
}

async function pressReply(button) {
  if (button.request_location) {
    const place = await choosePlace();
    if (place) await act("press_reply", { text: button.text, ...place });
    return;
  }
  await act("press_reply", { text: button.text });
}

async function choosePlace() {
  const typed = await dialog("Where are you?", [
    choices(CITIES.map(([name]) => [name, name])),
    make("div", { class: "row" },
      field("Latitude", "latitude", { inputmode: "decimal", placeholder: "52.52" }),
      field("Longitude", "longitude", { inputmode: "decimal", placeholder: "13.405" })),
  ], { yes: "Share" });
  const city = CITIES.find(([name]) => name === typed?.choice);
  if (city) return { latitude: city[1], longitude: city[2] };
  if (!typed || typed.latitude === "" || typed.longitude === "") return null;
  return { latitude: Number(typed.latitude), longitude: Number(typed.longitude) };
}

const OTHERS = {
  Sticker: async () => {
    const typed = await dialog("A sticker", [choices(STICKERS.map((one) => [one, one]), "emoji")], { yes: "" });
    if (typed) await act("sticker", { emoji: typed.choice });
  },
  "Photo or file": () => byId("file").click(),
  "Voice message": () => sendVoice(act),
  Location: async () => {
    const place = await choosePlace();
    if (place) await act("location", place);
  },
  Contact: async () => {
    const typed = await dialog("A contact", [
      field("First name", "first_name", { required: true, value: "Priya" }),
      field("Last name", "last_name", { value: "Shah" }),
      field("Phone", "phone_number", { required: true, value: "+15550100" }),
    ], { yes: "Share" });
    if (typed) {
      const { first_name, last_name, phone_number } = typed;
      await act("contact", { first_name, last_name, phone_number });
    }
  },
};

function toggleMenu(wanted) {
  const menu = byId("attach-menu");
  menu.hidden = wanted === undefined ? !menu.hidden : !wanted;
  menu.replaceChildren(...Object.entries(OTHERS).map(([name, run]) => make("li", {},
    make("button", { type: "button", "data-testid": `attach-${name.split(" ")[0].toLowerCase()}`,
      onclick: () => { toggleMenu(false); run(); } }, name))));
}

async function sendFile(event) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const body = { name: file.name, mime: file.type, content_base64: await base64(file) };
  await act(["image/png", "image/jpeg"].includes(file.type) ? "photo" : "document", body);
}

function suggest(all = false) {
  const list = byId("suggestions");
  const typed = byId("composer").value;
  const wanted = all ? "/" : typed;
  const found = person && /^\/\w*$/.test(wanted)
    ? person.commands.filter((one) => `/${one.command}`.startsWith(wanted)) : [];
  list.hidden = !found.length;
  list.replaceChildren(...found.map((one, index) => make("li", {},
    make("button", { type: "button", "aria-selected": String(index === 0), "data-testid": `command-${one.command}`,
      onclick: () => take(one) }, make("b", {}, `/${one.command}`), make("span", {}, one.description)))));
}

function take(one) {
  write("");
  sendText(`/${one.command}`);
}

function fit() {
  const area = byId("composer");
  area.rows = 1;
  const line = 21;
  area.rows = Math.min(8, Math.max(1, Math.round((area.scrollHeight - 16) / line)));
}

async function submit() {
  const area = byId("composer");
  const words = area.value;
  write("");
  try {
    await sendText(words);
  } catch {
    write(words);
  }
}

function onKey(event) {
  const list = byId("suggestions");
  if (event.key === "Escape") {
    list.hidden = true;
    if (context) setContext(null);
  }
  if (event.key === "Tab" && !list.hidden && byId("composer").value.length > 0) {
    event.preventDefault();
    write(`${list.querySelector("b").textContent} `);
  }
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  }
}

export function startComposer() {
  const area = byId("composer");
  byId("composer-form").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  area.addEventListener("keydown", onKey);
  area.addEventListener("input", () => { fit(); suggest(); });
  byId("commands").addEventListener("click", () => {
    if (byId("suggestions").hidden) suggest(true);
    else byId("suggestions").hidden = true;
  });
  byId("attach").addEventListener("click", () => toggleMenu());
  byId("file").addEventListener("change", sendFile);
  byId("context-close").addEventListener("click", () => { if (context?.kind === "edit") write(""); setContext(null); });
  byId("keys").addEventListener("click", () => {
    keysHidden = !keysHidden;
    byId("reply-keyboard").hidden = keysHidden;
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".bottom")) { toggleMenu(false); byId("suggestions").hidden = true; }
  });
}
