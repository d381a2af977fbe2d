// The page: who is there, what was said, and what happens next, kept up to date by a stream.

import { fillZones, now, setClock, setZone, startClock } from "./clock.js";
import { sendText, setContext, setPerson, startComposer } from "./composer.js";
import { ask, byId, dialog, field, make, toast } from "./dom.js";
import { messageList, typingItem } from "./messages.js";
import { ownZone } from "./times.js";

const TYPING_SECONDS = 5;

let state = null;
let current = Number(sessionStorage.getItem("person")) || 0;
let typingUntil = 0;
let atEnd = true;
const chats = new Map();
const unread = new Map();

const person = () => state.users.find((one) => one.id === current);
const zone = () => person()?.zone || ownZone;

function chatOf(id) {
  if (!chats.has(id)) chats.set(id, { seq: 0, views: new Map() });
  return chats.get(id);
}

async function refreshState() {
  state = await ask("state");
  if (!state.users.length) {
    await ask("users", { first_name: "Sam", last_name: "Rivera", username: "sam", zone: ownZone });
    state = await ask("state");
  }
  if (!person()) current = state.users[0].id;
  setClock(state.clock);
  showPeople();
  showChat();
}

async function refreshChat(id) {
  const chat = chatOf(id);
  const { messages } = await ask(`users/${id}/messages?since=${chat.seq}`);
  for (const view of messages) {
    const isNew = !chat.views.has(view.message_id);
    chat.views.set(view.message_id, view);
    chat.seq = Math.max(chat.seq, view.seq);
    if (isNew && view.from === "bot" && id === current) typingUntil = 0;
    if (isNew && view.from === "bot" && id !== current && chat.loaded) unread.set(id, (unread.get(id) ?? 0) + 1);
  }
  chat.loaded = true;
  if (id === current) showMessages();
  showPeople();
}

/** Many events at once lead to one request. */
function calmly(run) {
  let waiting = false;
  let again = false;
  return async function later(...given) {
    if (waiting) { again = true; return; }
    waiting = true;
    try {
      do { again = false; await run(...given); } while (again);
    } finally {
      waiting = false;
    }
  };
}

const calmState = calmly(refreshState);
const calmChats = new Map();
function calmChat(id) {
  if (!calmChats.has(id)) calmChats.set(id, calmly(() => refreshChat(id)));
  return calmChats.get(id)();
}

function initials(name) {
  return name.split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();
}

function showPeople() {
  byId("people").replaceChildren(...state.users.map((one) => {
    const views = [...(chats.get(one.id)?.views.values() ?? [])].filter((view) => !view.deleted);
    const last = views.at(-1)?.text || (one.started ? "" : "has not started yet");
    return make("li", {}, make("button", {
      class: "person", type: "button", "data-testid": `user-${one.id}`, "aria-current": String(one.id === current),
      onclick: () => choose(one.id),
    },
    make("span", { class: `avatar tint${one.id % 6}`, "aria-hidden": "true" }, initials(one.name)),
    make("span", {}, make("span", { class: "name" }, one.name), make("span", { class: "last" }, last)),
    unread.get(one.id) ? make("span", { class: "unread" }, String(unread.get(one.id))) : null));
  }));
  const strange = state.unknown.map((one) => [one.what, one.method, one.name].filter(Boolean).join(" "));
  byId("unknown").hidden = !strange.length;
  byId("unknown").textContent = `The bot used what this stand-in does not play: ${[...new Set(strange)].join(", ")}`;
}

function showChat() {
  const one = person();
  const chat = chatOf(current);
  byId("bot-name").textContent = state.bot.name;
  byId("bot-avatar").textContent = initials(state.bot.name);
  byId("description").textContent = state.bot.description || "This bot has not said anything about itself yet.";
  byId("empty").hidden = one.started || chat.views.size > 0;
  byId("block").textContent = one.blocked ? "Unblock bot" : "Block bot";
  byId("block").hidden = !one.started;
  byId("zone").value = zone();
  document.title = `${state.bot.name} · Telegram stand-in`;
  setZone(zone());
  setPerson(one);
  if (!chat.loaded) calmChat(current);
  else showMessages();
}

function showMessages() {
  const list = byId("messages");
  const look = {
    zone: zone(), now: now() / 1000, onCommand: sendText, onPress: press, onOpen: open,
    onStrange: () => toast("This stand-in does not play that kind of button."),
    onReply: (view) => setContext({ kind: "reply", id: view.message_id, text: view.text }),
    onEdit: (view) => setContext({ kind: "edit", id: view.message_id, text: view.text }),
  };
  const typing = typingUntil > Date.now();
  const items = messageList(chatOf(current).views.values(), look);
  list.replaceChildren(...items, ...(typing ? [typingItem()] : []));
  byId("empty").hidden = person().started || items.length > 0;
  byId("bot-status").textContent = typing ? "typing…" : "stand-in bot";
  byId("bot-status").classList.toggle("busy", typing);
  if (list.dataset.person !== String(current)) atEnd = true;
  list.dataset.person = String(current);
  stay();
}

/** Whoever reads the newest message goes on doing so, whatever appears around it. */
function stay() {
  const list = byId("messages");
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function startScrolling() {
  const list = byId("messages");
  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  });
  new ResizeObserver(stay).observe(list);
}

async function press(view, row, col) {
  const answer = await ask(`users/${current}/press`, { message_id: view.message_id, row, col, wait: 15 });
  if (!answer.answered) toast("The bot has not answered this press.");
}

/** A link that fills in a mail reads as what it fills in; any other one as it is. */
function describe(url) {
  const link = URL.canParse(url) ? new URL(url) : null;
  if (!link?.searchParams.has("body")) return [make("p", {}, url)];
  const fields = [...link.searchParams].map(([name, value]) => make("p", {}, `${name}: ${value}`));
  return [make("p", {}, link.origin + link.pathname), ...fields];
}

async function open(url) {
  const typed = await dialog("Open this link?", describe(url), { yes: "Open" });
  if (typed) window.open(url, "_blank", "noopener,noreferrer");
}

function choose(id) {
  current = id;
  sessionStorage.setItem("person", String(id));
  unread.delete(id);
  typingUntil = 0;
  showPeople();
  showChat();
}

async function addPerson() {
  const typed = await dialog("Add a person", [
    field("First name", "first_name", { required: true, value: "Robin", maxlength: 64 }),
    field("Last name", "last_name", { maxlength: 64 }),
    field("Username", "username", { placeholder: "without @", pattern: "[A-Za-z]\\w{3,31}" }),
    field("Language", "language_code", { value: "en", maxlength: 8 }),
  ], { yes: "Add" });
  if (!typed) return;
  const { first_name, last_name, username, language_code } = typed;
  const added = await ask("users", { first_name, last_name, username, language_code });
  await refreshState();
  choose(added.id);
}

async function answered(event) {
  if (event.chat_id !== current) return;
  if (event.url) await open(event.url);
  else if (event.show_alert) await dialog("", [make("p", { "data-testid": "alert" }, event.text)], { no: "" });
  else if (event.text) toast(event.text);
}

function onEvent(event) {
  switch (event.kind) {
    case "message": return calmChat(event.chat_id);
    case "action": return typing(event);
    case "toast": return answered(event);
    case "clock": return ask("clock").then(setClock);
    case "chat": case "bot": case "unknown": return calmState();
    case "reset": return window.location.reload();
    default: return undefined;
  }
}

function typing(event) {
  if (event.chat_id !== current) return;
  typingUntil = event.action === "cancel" ? 0 : Date.now() + TYPING_SECONDS * 1000;
  showMessages();
  setTimeout(() => { if (typingUntil && typingUntil <= Date.now()) { typingUntil = 0; showMessages(); } },
    TYPING_SECONDS * 1000 + 50);
}

function follow() {
  const stream = new EventSource(`/playground/api/events?since=${state.seq}`);
  stream.onmessage = (message) => onEvent(JSON.parse(message.data));
  let lost = false;
  stream.onerror = () => {
    if (!lost) byId("bot-status").textContent = "the stand-in is not running";
    lost = true;
  };
  stream.onopen = () => { if (lost) { lost = false; refreshState().then(() => calmChat(current)); } };
}

async function begin() {
  fillZones(ownZone);
  startClock();
  startComposer();
  startScrolling();
  byId("add-user").addEventListener("click", addPerson);
  byId("start").addEventListener("click", () => sendText("/start"));
  byId("unblock").addEventListener("click", () => ask(`users/${current}/unblock`, {}));
  byId("restart").addEventListener("click", () => ask(`users/${current}/restart`, {}));
  byId("block").addEventListener("click", () => ask(`users/${current}/${person().blocked ? "unblock" : "block"}`, {}));
  byId("zone").addEventListener("change", (event) => ask(`users/${current}/zone`, { zone: event.target.value }));
  await refreshState();
  follow();
  await Promise.all(state.users.map((one) => calmChat(one.id)));
}

begin();
