/**
 * The beginning of every page's script: `find`, filters of long tables, and opening closed parts for printing. Plain text, because a page is
 * one file and nothing is bundled.
 */
export const SCRIPT_START = `'use strict';
const root = document.documentElement;
root.classList.add('script');
const find = (selector, from = document) => Array.from(from.querySelectorAll(selector));

for (const input of find('.table-filter input')) {
  const own = find('tbody tr', input.closest('.table'));
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of own) row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
  });
}

let closed = [];
addEventListener('beforeprint', () => {
  closed = find('details:not([open])');
  for (const box of closed) box.open = true;
});
addEventListener('afterprint', () => {
  for (const box of closed) box.open = false;
  closed = [];
});
`;
