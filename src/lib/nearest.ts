/** Edit distance between two texts (a letter added, removed or changed). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `, did you mean x?` with the known name nearest to a mistyped one; empty if none is near. */
export function didYouMean(id: string, known: Iterable<string>): string {
  const [best] = [...known]
    .map((name) => ({ name, steps: distance(id, name) }))
    .filter(({ name, steps }) => steps <= Math.max(id.length, name.length) / 2)
    .sort((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1));
  return best === undefined ? '' : `, did you mean ${best.name}?`;
}
