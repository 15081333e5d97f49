// What changes in the conversation, as it changes. Reconnects by itself; lets go while nobody looks at the page.

const PAUSES = [500, 1000, 2000, 4000];

export function listen(after, { onLine, onCalendar, onState }) {
  let source = null;
  let newest = after;
  let failures = 0;
  let timer = 0;

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/api/v1/chat/stream?after=${newest}`);
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
