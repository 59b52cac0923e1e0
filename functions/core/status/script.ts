/**
 * The script of the status page: fetches `/status` every few seconds while the page is visible, and shows the answer.
 * All values become text, never markup.
 */
export const statusScript = `'use strict';
const every = 3000, kept = 60, history = {};
const at = (id) => document.getElementById(id);
const set = (node, text) => { if (node.textContent !== text) node.textContent = text; };
const svg = (name, attributes, ...children) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};
const rows = (id, all, none) => {
  const columns = at(id).closest('table').tHead.rows[0].cells.length;
  const made = all.map((cells) => {
    const row = document.createElement('tr');
    cells.forEach((cell, index) => {
      const node = document.createElement(index === 0 ? 'th' : 'td');
      if (index === 0) node.scope = 'row';
      node.append(cell);
      row.append(node);
    });
    return row;
  });
  if (made.length === 0) {
    const row = document.createElement('tr'), cell = document.createElement('td');
    cell.colSpan = columns; cell.className = 'empty'; cell.textContent = none;
    row.append(cell); made.push(row);
  }
  at(id).replaceChildren(...made);
};
const spark = (name, values) => {
  const most = Math.max(1, ...values);
  const points = values.map((value, index) => (index * 100) / (kept - 1) + ',' + (20 - (value * 18) / most));
  return svg('svg', { class: 'spark', viewBox: '0 0 100 22', preserveAspectRatio: 'none', role: 'img',
    'aria-label': name + ': at most ' + Math.max(...values) + ' waiting' }, svg('polyline', { points: points.join(' ') }));
};
const seconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0)) + ' s';
const plot = ({ p50, p99 }, newest) => {
  const most = Math.max(p99, ...newest) * 1.1 || 1, y = (value) => 190 - (value * 180) / most;
  const line = (kind, value) => svg('line', { class: kind, x1: 0, x2: 600, y1: y(value), y2: y(value) });
  return svg('svg', { class: 'plot', viewBox: '0 0 600 200', role: 'img',
    'aria-label': 'Seconds of the newest ' + newest.length + ' stories, oldest first' },
    line('axis', 0), line('p50', p50), line('p99', p99),
    ...newest.map((value, index) => svg('circle', { class: 'dot', r: 4, cy: y(value),
      cx: 10 + (index * 580) / Math.max(1, newest.length - 1) })));
};
const show = (now) => {
  const queues = Object.entries(now.queues);
  const dead = queues.reduce((sum, [, queue]) => sum + queue.deadLetters, 0);
  const many = ({ count, more }) => count + (more ? ' or more' : '');
  at('health').dataset.status = now.status;
  set(at('health'), (now.status === 'ok' ? 'All is well: ' : 'Needs attention: ') + many(now.pendingReceipts) +
    ' pending, ' + many(now.stuckReceipts) + ' given up, ' + dead + ' dead letters' +
    (now.failingFeeds.length ? '. Cannot be built: ' + now.failingFeeds.map((one) => one.feed).join(', ') : '') +
    (now.clockAheadSeconds ? '. A clock is wrong: it was ' + now.clockAheadSeconds + ' s ahead' : ''));
  set(at('time'), now.time + ', ' + now.feeds + ' feeds');
  rows('queues', queues.map(([name, queue]) => {
    const seen = (history[name] = [...(history[name] ?? []), queue.waiting].slice(-kept));
    return [name, String(queue.waiting), String(queue.inFlight), String(queue.deadLetters), spark(name, seen)];
  }), 'None');
  rows('filling', now.filling.map((one) => [one.feed ?? 'not yet public', one.state,
    one.seen === undefined ? '' : one.seen + ' of about ' + one.total, String(one.matched ?? '')]), 'None');
  rows('receipts', now.latestReceipts.map((one) => [one.receivedAt.slice(5, 19).replace('T', ' '),
    Object.entries(one.results).map(([status, count]) => count + ' ' + status).join(', '), one.state,
    one.operation, one.format ?? '', String(one.bytes), one.receipt.slice(-12)]), 'None yet');
  const newest = now.numbers?.newestSubmitToVisible ?? [];
  const visible = now.numbers?.spreads.submitToVisible;
  set(at('visible-text'), !now.numbers ? 'CloudWatch has these numbers: metric submitToVisible.'
    : !visible ? 'No story yet since ' + now.numbers.since + '.'
    : visible.count + ' stories: p50 ' + seconds(visible.p50) + ' (solid), p99 ' + seconds(visible.p99) +
      ' (dashed); dots are the newest ' + newest.length + ', oldest first, from 0 s.');
  at('visible').replaceChildren(...(visible ? [plot(visible, newest)] : []));
};
const refresh = async () => {
  try {
    if (!document.hidden) {
      const answer = await fetch('/status', { headers: { accept: 'application/json' }, cache: 'no-store',
        signal: AbortSignal.timeout(10000) });
      if (!answer.ok) throw new Error('answered ' + answer.status);
      show(await answer.json());
    }
  } catch (error) {
    at('health').dataset.status = 'attention';
    set(at('health'), 'The status cannot be read (' + error.message + '); what is below is older.');
  }
  setTimeout(refresh, every);
};
refresh();
`;
