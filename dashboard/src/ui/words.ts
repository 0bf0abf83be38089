import type { PurgeItem, PurgeSource, PurgeSummary } from '../api/types';

/** How the doors are called here. */
export const SOURCE_WORDS: Record<PurgeSource, string> = {
  api: 'API',
  imagekit: "ImageKit's API",
  invoke: 'Other function',
  schedule: 'Schedule',
  operator: 'Operator',
};

/** `1 URL`, `3 URLs` */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `12,345` */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** Half a cent a path: three digits are exact. */
export function dollars(amount: number): string {
  return `USD ${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 3 })}`;
}

/** The URL, or the tag as CloudFront writes it. */
export function itemName(item: Pick<PurgeItem, 'url' | 'tag'>): string {
  return item.url ?? `#${item.tag ?? ''}`;
}

export function firstItemName(purge: PurgeSummary): string {
  return itemName({ url: purge.firstUrl, tag: purge.firstTag });
}
