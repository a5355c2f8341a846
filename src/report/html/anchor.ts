/** An id as part of an anchor: readable if possible; different ids never give the same anchor. */
function part(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9.-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}

export function subjectAnchor(subject: { readonly kind: string; readonly id: string }): string {
  return `subject-${part(subject.kind)}-${part(subject.id)}`;
}

export function clusterAnchor(id: string): string {
  return `cluster-${part(id)}`;
}

export function findingAnchor(owner: string, detection: string, nth: number): string {
  return `${owner}.finding-${part(detection)}${nth > 1 ? `-${nth}` : ''}`;
}
