// The button in the header: the way to Google, and how the accounts stand that are connected.
import { status } from './api.js';
import { find, h, icon } from './dom.js';
import { t } from './lang.js';

export function joined({ onSay }) {
  const button = find('.join');
  let accounts = null;

  const told = ({ email, signed_out: lost, calendars }) =>
    `${email}: ${lost ? t('signed_out') : calendars.map(({ name, target }) => (target ? t('target', name) : name)).join(', ')}`;

  // A house that knows no Google does not offer it.
  function draw() {
    const lost = accounts?.some((one) => one.signed_out);
    const first = lost ? t('reconnect') : accounts?.[0]?.email ?? t('connect');
    button.hidden = !accounts;
    button.classList.toggle('lost', Boolean(lost));
    button.replaceChildren(icon(lost ? 'clash' : accounts?.length ? 'calendar' : 'chain'), h('span', first));
    button.setAttribute('aria-label', `${t('google')}: ${first}`);
    button.title = accounts?.map(told).join('\n') || first;
    button.onclick = () => onSay(accounts.length && !lost ? t('ask_accounts') : t('connect'));
  }

  function take({ google }) {
    accounts = google?.accounts;
    draw();
  }

  return { take, draw, look: async () => take(await status()) };
}
