import type { PurgeItem, PurgeSource, PurgeSummary } from '../api/types';

/** The labels of the sources. */
export const SOURCE_LABELS: Record<PurgeSource, string> = {
  api: 'API',
  imagekit: 'ImageKit API',
  invoke: 'Lambda invocation',
  schedule: 'Schedule',
  operator: 'Operator',
};

/** Formats a number with its noun: `1 URL`, `3 URLs`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** Formats a number with thousands separators: `12,345`. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** Formats an amount in US dollars. A path costs half a cent, so three decimals are exact. */
export function dollars(amount: number): string {
  return `USD ${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 3 })}`;
}

/** Returns the URL of an item or image, or its tag in CloudFront's notation. */
export function itemName(item: Pick<PurgeItem, 'url' | 'tag' | 'image'>): string {
  return item.url ?? item.image ?? `#${item.tag ?? ''}`;
}

export function firstItemName(purge: PurgeSummary): string {
  return itemName({ url: purge.firstUrl, tag: purge.firstTag, image: purge.firstImage });
}
