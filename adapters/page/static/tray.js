// The pictures that go along with the words: small, above the field, until they are sent. Each can be left out.
import { find, h, icon } from './dom.js';
import { t } from './lang.js';

const MOST = 10; // more are not read in one message
const LARGEST = 20 * 1024 * 1024;

export function tray({ onChange, tell }) {
  const list = find('.tray');
  const held = new Map(); // a picture and where the browser keeps it

  function thumb(file, address) {
    const name = file.name || t('a_picture');
    const unseen = () => h('span', { class: 'thumb unseeable', title: name }, icon('picture'), h('span', {}, name));
    return h('li', {},
      h('img', { class: 'thumb', src: address, alt: name, onerror: (event) => event.target.replaceWith(unseen()) }),
      h('button', { class: 'leave-out', 'aria-label': t('leave_out', name), title: t('leave_out', name), onclick: () => leaveOut(file) }, icon('cross')));
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
    const left = list.querySelectorAll('.leave-out');
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
