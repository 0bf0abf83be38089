import type { Verification } from '../api/types';

/** Returns the headers of a response as one line. */
export function evidenceText(evidence: NonNullable<Verification['evidence']>): string {
  const parts: [string, string | number | undefined][] = [
    ['HTTP status', evidence.status],
    ['X-Amz-Cf-Pop', evidence.pop],
    ['X-Cache', evidence.xCache],
    ['Age', evidence.age],
    ['ETag', evidence.etag],
    ['Last-Modified', evidence.lastModified],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`)).join('; ');
}
