// A voice message: recorded here, or taken from a file.

import { byId, dialog, make, toast } from "./dom.js";

export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let raw = "";
  for (let at = 0; at < bytes.length; at += 8192) raw += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(raw);
}

/** How long a sound lasts, in whole seconds; what cannot be decoded here counts as one. */
async function secondsOf(file) {
  const context = new AudioContext();
  try {
    const decoded = await context.decodeAudioData(await file.arrayBuffer());
    return Math.max(1, Math.round(decoded.duration));
  } catch {
    return 1;
  } finally {
    context.close();
  }
}

async function sendSound(act, file) {
  await act("voice", {
    seconds: await secondsOf(file), mime: file.type || "audio/ogg", content_base64: await base64(file),
  });
}

/** Records until the dialog is closed; gives the sound, or null when there is no microphone. */
async function record() {
  let stream = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    toast("There is no microphone here, or it may not be used.");
    return null;
  }
  const recorder = new MediaRecorder(stream);
  const parts = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const stopped = new Promise((resolve) => { recorder.addEventListener("stop", resolve); });
  recorder.start();
  const typed = await dialog("Recording…", [make("p", {}, "Speak now.")], { yes: "Send" });
  recorder.stop();
  await stopped;
  stream.getTracks().forEach((track) => track.stop());
  return typed ? new Blob(parts, { type: recorder.mimeType }) : null;
}

export async function sendVoice(act) {
  const input = make("input", { type: "file", accept: "audio/*", "data-testid": "voice-file" });
  input.addEventListener("change", () => byId("dialog").close("file"));
  const typed = await dialog("A voice message", [make("label", {}, "From a file", input)], { yes: "Record" });
  if (!typed) return;
  const sound = input.files[0] ?? (typed.choice === "yes" ? await record() : null);
  if (sound) await sendSound(act, sound);
}
