// The house's HTTP interface. A refusal becomes a Refused with its sentence; no connection is a TypeError as fetch's.
import { lang } from './lang.js';
import { here } from './when.js';

const ROOT = '/api/v1';

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

export const get = async (path, query) => answer(await fetch(address(path, query)));
export const status = () => get('/status');
export const events = (start, end) => get('/calendar/events', { start, end });
export const history = (cursor) => get('/chat/history', { limit: 50, ...(cursor && { cursor }) });
export const picture = (id) => `${ROOT}/image/${encodeURIComponent(id)}`;

// One message or press. What follows from it comes by the stream; what belongs to the tap alone is in the answer.
export async function say(body, key = crypto.randomUUID()) {
  const headers = { 'Content-Type': 'application/json', Prefer: 'respond-async', 'Idempotency-Key': key };
  return answer(await fetch(address('/chat/message'), { method: 'POST', headers, body: JSON.stringify({ ...body, ...(here && { zone: here }) }) }));
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
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? resolve(request.response.image_id) : reject(new Refused(request.response, request.status)));
    request.onerror = () => reject(new TypeError('no connection'));
    request.send(form);
  });
}
