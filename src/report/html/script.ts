import { SCRIPT_START } from '../../lib/html/script.ts';

/**
 * The page's own script: filter, keys, and opening what a link or printing needs. Everything is readable without it. Plain text, because the
 * page is one file and nothing is bundled.
 */
export const SCRIPT = `${SCRIPT_START}const search = document.getElementById('search');
const state = document.getElementById('filter-state');
const help = document.getElementById('keys');
const rows = find('tr[data-subject]');
const texts = rows.map((row) => row.textContent.toLowerCase());
const sections = rows.map((row) => document.getElementById(row.dataset.subject));
let tier = '';

function filterSubjects() {
  const wanted = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, index) => {
    const fits = (tier === '' || row.dataset.tier === tier) && wanted.every((word) => texts[index].includes(word));
    row.hidden = !fits;
    if (sections[index]) sections[index].hidden = !fits;
    if (fits) shown += 1;
  });
  if (state) state.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length + ' shown';
}

search.addEventListener('input', filterSubjects);
search.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') document.getElementById('subjects').scrollIntoView();
});
for (const button of find('.tier-filter button')) {
  button.addEventListener('click', () => {
    tier = button.dataset.tier;
    for (const other of find('.tier-filter button')) other.setAttribute('aria-pressed', String(other === button));
    filterSubjects();
  });
}
function reveal() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { return; }
  const target = id === '' ? null : document.getElementById(id);
  if (!target) return;
  const item = target.closest('.item');
  if (item && item.hidden) { search.value = ''; tier = ''; filterSubjects(); }
  for (let box = target; box; box = box.parentElement) if (box.tagName === 'DETAILS') box.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', reveal);
reveal();

function move(step) {
  const items = find('.item').filter((item) => !item.hidden);
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement && document.activeElement.closest('.item'));
  const next = items[Math.min(items.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step))];
  next.focus({ preventScroll: true });
  next.scrollIntoView();
  history.replaceState(null, '', '#' + next.id);
}

function openHelp() {
  if (!help.open) help.showModal();
}
document.getElementById('show-keys').addEventListener('click', openHelp);

addEventListener('keydown', (event) => {
  const typing = event.target.closest && event.target.closest('input, textarea, [contenteditable]');
  if (event.key === 'Escape' && typing) {
    event.target.value = '';
    event.target.dispatchEvent(new Event('input', { bubbles: true }));
    event.target.blur();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.key === '/') { event.preventDefault(); search.focus(); search.select(); }
  else if (event.key === 'j') move(1);
  else if (event.key === 'k') move(-1);
  else if (event.key === '?') openHelp();
});

`;
