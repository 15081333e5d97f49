// What was written here and has not arrived yet. Words survive a reload; each has one key, so sending twice is harmless.
import { Refused, say, upload } from './api.js';

const KEPT = 'haru.outgoing';

export function outbox({ onChange }) {
  const items = [];
  let line = Promise.resolve();

  function keep() {
    const words = items.filter((item) => !item.files.length && item.state !== 'failed' && item.state !== 'sent');
    localStorage.setItem(KEPT, JSON.stringify(words.map(({ key, body, at }) => ({ key, body, at }))));
  }

  function become(item, state, more = {}) {
    Object.assign(item, more, { state });
    keep();
    onChange(item);
  }

  async function bring(item) {
    for (const [index, file] of item.files.entries()) {
      if (item.images[index]) continue;
      item.images[index] = await upload(file, `${item.key}-${index}`, (part) => {
        become(item, 'uploading', { progress: (index + part) / item.files.length });
      });
    }
  }

  function body(item) {
    const late = Date.now() - item.at > 5000;
    return { ...item.body, ...(item.images.length && { image_ids: item.images }), ...(late && { sent_at: new Date(item.at).toISOString() }) };
  }

  async function attempt(item, work) {
    try {
      await work();
    } catch (error) {
      const refused = error instanceof Refused && error.status !== 503;
      become(item, refused ? 'failed' : 'waiting', { error: refused ? error.message : '', hopeless: refused && error.status < 500 });
    }
  }

  async function deliver(item) {
    const first = items.find((other) => other.state === 'waiting' && other.at < item.at);
    if (first) return become(item, 'waiting');
    return attempt(item, async () => {
      const turn = await say(body(item), item.key);
      become(item, 'sent', { turn });
    });
  }

  async function go(item) {
    become(item, item.files.length ? 'uploading' : 'sending');
    if (item.files.length) await attempt(item, () => bring(item));
    if (item.state === 'waiting' || item.state === 'failed') return;
    become(item, 'sending', { progress: 1 });
    line = line.then(() => deliver(item));
    await line;
  }

  function add(body_, files = [], key = crypto.randomUUID(), at = Date.now()) {
    const item = { key, body: body_, files, images: [], at, state: 'new', progress: 0, error: '' };
    items.push(item);
    return go(item);
  }

  function drop(item) {
    items.splice(items.indexOf(item), 1);
    keep();
  }

  async function again() {
    for (const item of items.filter((one) => one.state === 'waiting')) await go(item);
  }

  function restore() {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    for (const { key, body: words, at } of kept) add(words, [], key, at);
  }

  return { items, add, drop, go, again, restore };
}
