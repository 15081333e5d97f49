// Where one writes: Enter sends, Shift+Enter breaks the line, Esc lets go, arrow up in an empty field edits the last.
import { find } from './dom.js';
import { t } from './lang.js';

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

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
    send.disabled = !field.value.trim();
    if (!editing) localStorage.setItem(KEPT, field.value);
  }

  function write(text) {
    field.value = text;
    fit();
  }

  function edit(line) {
    editing = line;
    banner.hidden = false;
    write(line.text);
    field.focus();
    field.setSelectionRange(line.text.length, line.text.length);
  }

  function stop() {
    editing = null;
    banner.hidden = true;
    write('');
    field.focus();
  }

  function submit(event) {
    event?.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    if ([...text].length > LONGEST) return tell(t('too_long', [...text].length, LONGEST));
    const line = editing;
    if (line) stop();
    else write('');
    if (!line) onSend(text);
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

  form.addEventListener('submit', submit);
  field.addEventListener('keydown', onKey);
  field.addEventListener('input', fit);
  find('button', banner).addEventListener('click', stop);
  write(localStorage.getItem(KEPT) ?? '');

  return {
    edit,
    tell,
    focus: () => field.focus(),
    // The words that go along with pictures.
    take: () => {
      const text = editing ? '' : field.value.trim();
      if (text) write('');
      return text;
    },
    failed: () => tell(t('press_failed')),
  };
}
