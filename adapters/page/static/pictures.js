// Pictures before they are sent: they come in three ways, dropped anywhere, pasted or picked, and wait above the field.
import { all, find, h, icon } from './dom.js';
import { t } from './lang.js';

const MOST = 10; // more are not read in one message
const LARGEST = 20 * 1024 * 1024;
const isPicture = (file) => /^(image\/|application\/pdf$)/.test(file.type) || /\.(heic|heif|pdf|ics)$/i.test(file.name);

export function pictures({ onPictures, tell }) {
  const input = find('.say input[type=file]');
  let depth = 0;

  function take(files) {
    const found = [...files].filter(isPicture);
    if (found.length) onPictures(found);
    else if (files.length) tell(t('no_picture'));
  }

  // Entering a part of the page comes before leaving the one around it, so they are counted.
  function over(parts) {
    depth = Math.max(0, parts);
    find('.drop').hidden = !depth;
  }

  const on = (name, act) => addEventListener(name, (event) => event.dataTransfer?.types.includes('Files') && act(event));
  on('dragenter', () => over(depth + 1));
  on('dragleave', () => over(depth - 1));
  on('dragover', (event) => event.preventDefault());
  on('drop', (event) => {
    event.preventDefault();
    over(0);
    take(event.dataTransfer.files);
  });
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])].filter(isPicture);
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
  find('.attach').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take(input.files);
    input.value = '';
  });
}

// Those that go along with the words, small; each can be left out.
export function tray({ onChange, tell }) {
  const list = find('.tray');
  const held = new Map(); // a picture and where the browser keeps it

  function thumb(file, address) {
    const name = file.name || t('a_picture');
    const unseen = () => h('span.thumb.unseeable', { title: name }, icon('picture'), h('span', name));
    return h('li',
      h('img.thumb', { src: address, alt: name, onerror: (event) => event.target.replaceWith(unseen()) }),
      h('button.leave-out', { 'aria-label': t('leave_out', name), title: t('leave_out', name), onclick: () => leaveOut(file) }, icon('cross')));
  }

  function draw() {
    list.replaceChildren(...[...held].map(([file, address]) => thumb(file, address)));
    list.hidden = !held.size;
    onChange();
  }

  function add(files) {
    const fit = files.filter((file) => file.size <= LARGEST);
    const kept = fit.slice(0, MOST - held.size);
    if (kept.length < fit.length) tell(t('too_many', MOST));
    else if (fit.length < files.length) tell(t('too_big'));
    for (const file of kept) held.set(file, URL.createObjectURL(file));
    draw();
  }

  function leaveOut(file) {
    const place = [...held.keys()].indexOf(file);
    forget([file]);
    const left = all('.leave-out', list);
    (left[Math.min(place, left.length - 1)] ?? find('#words')).focus();
  }

  function forget(files) {
    for (const file of files) {
      URL.revokeObjectURL(held.get(file));
      held.delete(file);
    }
    draw();
  }

  // Everything in it, which is empty then.
  function take() {
    const files = [...held.keys()];
    forget(files);
    return files;
  }

  return { add, take, draw, size: () => held.size, hide: (away) => { list.hidden = away || !held.size; } };
}
