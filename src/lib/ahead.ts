/** Results of `work` in the order of the items, with up to `width` items running at once. */
export async function* ahead<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): AsyncIterable<readonly [item: T, result: R]> {
  const started: Promise<R>[] = [];
  for (const [index, item] of items.entries()) {
    for (let next = started.length; next < Math.min(items.length, index + width); next++) {
      const promise = work(items[next] as T); // next is below the length
      promise.catch(() => undefined); // reported when its turn comes
      started.push(promise);
    }
    const result = await (started[index] as Promise<R>); // started up to index by the loop above
    yield [item, result] as const;
  }
}
