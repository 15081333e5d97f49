// The house's HTTP interface. A refusal becomes a Refused with its sentence; no connection is a TypeError as fetch's.
import { lang } from './lang.js';
import { here } from './when.js';

const ROOT = '/api/v1';
const PAUSES = [500, 1000, 2000, 4000];

export class Refused extends Error {
  constructor(problem, status) {
    super(problem?.detail ?? '');
    this.status = status;
  }
}

const address = (path, query = {}) => `${ROOT}${path}?${new URLSearchParams({ lang: lang(), ...query })}`;

async function answer(response) {
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(body, response.status);
  return body;
}

const get = async (path, query) => answer(await fetch(address(path, query)));

export const status = () => get('/status');
export const events = (start, end) => get('/calendar/events', { start, end });
export const history = (cursor) => get('/chat/history', { limit: 50, ...(cursor && { cursor }) });
export const picture = (id) => `${ROOT}/image/${encodeURIComponent(id)}`;

// One message or press. What follows from it comes by the stream; what belongs to the tap alone is in the answer.
export async function say(body, key = crypto.randomUUID()) {
  const headers = { 'Content-Type': 'application/json', Prefer: 'respond-async', 'Idempotency-Key': key };
  return answer(await fetch(address('/chat/message'), { method: 'POST', headers, body: JSON.stringify({ ...body, zone: here }) }));
}

// fetch cannot tell how much of an upload has left, so this is an XMLHttpRequest.
export function upload(file, key, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name || 'picture');
    request.open('POST', address('/image/process'));
    request.setRequestHeader('Idempotency-Key', key);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => (request.status < 300 ? resolve(request.response.image_id) : reject(new Refused(request.response, request.status)));
    request.onerror = () => reject(new TypeError('no connection'));
    request.send(form);
  });
}

// What changes in the conversation, as it changes. Reconnects by itself; lets go while nobody looks at the page.
export function listen(after, { onLine, onCalendar, onState }) {
  let source = null;
  let newest = after;
  let failures = 0;
  let timer = 0;

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`${ROOT}/chat/stream?after=${newest}`);
    source.addEventListener('open', () => {
      failures = 0;
      onState(true);
      onCalendar();
    });
    source.addEventListener('line', (event) => {
      if (event.lastEventId) newest = Math.max(newest, Number(event.lastEventId));
      onLine(JSON.parse(event.data));
    });
    source.addEventListener('calendar', onCalendar);
    source.addEventListener('error', lost);
  }

  function lost() {
    source.close();
    onState(false);
    const pause = PAUSES[Math.min(failures++, PAUSES.length - 1)];
    timer = setTimeout(open, pause);
  }

  function letGo() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) timer = setTimeout(letGo, 30_000);
    else if (source === null) open();
    else if (source.readyState !== EventSource.CLOSED) clearTimeout(timer);
  });
  addEventListener('online', () => source?.readyState !== EventSource.OPEN && open());
  addEventListener('pagehide', letGo);
  addEventListener('pageshow', (event) => event.persisted && open());
  open();
}
