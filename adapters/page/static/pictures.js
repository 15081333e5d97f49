// Pictures come in three ways: dropped anywhere, pasted, or picked.
import { find } from './dom.js';
import { t } from './lang.js';

const isPicture = (file) => file.type.startsWith('image/') || /\.(heic|heif)$/i.test(file.name);

export function pictures({ onPictures, tell }) {
  const veil = find('.drop');
  const input = find('.say input[type=file]');
  let depth = 0;

  function take(files) {
    const found = [...files].filter(isPicture);
    if (found.length) onPictures(found);
    else if (files.length) tell(t('no_picture'));
  }

  function show(open) {
    veil.hidden = !open;
  }

  const carries = (event) => event.dataTransfer?.types.includes('Files');

  addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    depth += 1;
    show(true);
  });
  addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (!depth) show(false);
  });
  addEventListener('dragover', (event) => carries(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    depth = 0;
    show(false);
    if (!carries(event)) return;
    event.preventDefault();
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
