// Where one writes: Enter sends, Shift+Enter breaks the line, Esc lets go, arrow up in an empty field edits the last.
import { find } from './dom.js';
import { t } from './lang.js';
import { tray } from './pictures.js';

const KEPT = 'haru.draft';
const LONGEST = 4000; // more is not read in one message

export function composer({ onSend, onEdited, lastMine }) {
  const form = find('.say');
  const field = find('#words');
  const send = find('.send');
  const banner = find('.editing');
  const toast = find('.toast');
  let editing = null;
  let timer = 0;
  let begun = '';
  const shots = tray({ onChange: fit, tell });

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
    const files = !editing && shots.size();
    send.disabled = !field.value.trim() && !files;
    field.dataset.tPlaceholder = files ? 'caption' : 'placeholder';
    field.placeholder = files ? t('caption') : t('placeholder');
    if (!editing) localStorage.setItem(KEPT, field.value);
  }

  function write(text) {
    field.value = text;
    fit();
  }

  function edit(line) {
    editing = line;
    banner.hidden = false;
    shots.hide(true);
    write(line.text);
    field.focus();
    field.setSelectionRange(line.text.length, line.text.length);
  }

  function stop() {
    editing = null;
    banner.hidden = true;
    shots.hide(false);
    write('');
    field.focus();
  }

  function submit(event) {
    event?.preventDefault();
    const text = field.value.trim();
    if (send.disabled) return;
    if ([...text].length > LONGEST) return tell(t('too_long', [...text].length, LONGEST));
    const line = editing;
    if (line) stop();
    else write('');
    begun = '';
    if (!line) onSend(text, shots.take());
    else if (text !== line.text) onEdited(line, text);
  }

  // While a Korean syllable is being composed, Enter belongs to the input method.
  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) submit(event);
    else if (event.key === 'Escape') editing ? stop() : field.blur();
    else if (event.key === 'ArrowUp' && !field.value && !editing && lastMine()) {
      event.preventDefault();
      edit(lastMine());
    }
  }

  function tell(text) {
    clearTimeout(timer);
    toast.textContent = text;
    toast.hidden = !text;
    timer = setTimeout(() => { toast.hidden = true; }, 6000);
  }

  function hold(files) {
    if (editing) return tell(t('not_while_editing'));
    shots.add(files);
    if (matchMedia('(pointer: fine)').matches) field.focus();
  }

  // The beginning of a message that somebody else knows; what was written already goes on after it.
  function begin(text, hint) {
    if (editing) stop();
    const rest = begun && field.value.startsWith(begun) ? field.value.slice(begun.length) : field.value;
    begun = text;
    write(text + rest);
    tell(hint);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  form.addEventListener('submit', submit);
  field.addEventListener('keydown', onKey);
  field.addEventListener('input', fit);
  find('button', banner).addEventListener('click', stop);
  write(localStorage.getItem(KEPT) ?? '');

  return {
    edit,
    tell,
    focus: () => field.focus(),
    hold,
    begin,
    redraw: shots.draw,
    failed: () => tell(t('press_failed')),
  };
}
