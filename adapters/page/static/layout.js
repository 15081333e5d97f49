// The banner, the language switch, and on a narrow screen the two tabs.
import { all, find, icon } from './dom.js';
import { speak, t } from './lang.js';

export function tabs() {
  const buttons = [find('#tab-talk'), find('#tab-calendar')];

  function open(button) {
    document.body.dataset.tab = button.getAttribute('aria-controls');
    for (const one of buttons) {
      one.setAttribute('aria-selected', one === button);
      one.tabIndex = one === button ? 0 : -1;
    }
    button.classList.remove('news');
  }

  for (const [index, button] of buttons.entries()) {
    button.addEventListener('click', () => open(button));
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      open(buttons[1 - index]);
      buttons[1 - index].focus();
    });
  }
  return { talk: () => open(buttons[0]), news: () => document.body.dataset.tab === 'talk' && buttons[1].classList.add('news') };
}

export function languages() {
  for (const button of all('[data-lang]')) button.addEventListener('click', () => speak(button.dataset.lang));
}

// Says that the connection is gone, unless it is back within a moment.
export function banner() {
  const node = find('.banner');
  let timer = 0;
  return (connected) => {
    clearTimeout(timer);
    if (connected) node.hidden = true;
    else timer = setTimeout(() => {
      find('.banner-words', node).textContent = t('offline');
      node.hidden = false;
    }, 600);
  };
}

export function signs() {
  const put = [['.attach', 'picture'], ['.send', 'send'], ['.back', 'left'], ['.forth', 'right']];
  for (const [selector, name] of put) find(selector).append(icon(name));
  find('.drop p').prepend(icon('picture'));
}
