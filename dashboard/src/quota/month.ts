import type { MonthlyQuota, PurgeSource } from '../api/types';
import { SOURCES } from '../api/types';

/** The daily units of one source. */
export interface SourceUnits {
  source: PurgeSource;
  byDay: { day: string; units: number }[];
}

/** Returns all days of the quota's month (UTC), from `2026-11-01` to the last. */
export function daysOf({ resetsAt }: Pick<MonthlyQuota, 'resetsAt'>): string[] {
  const next = new Date(resetsAt);
  const year = next.getUTCFullYear();
  const month = next.getUTCMonth() - 1;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: days }, (_, day) => new Date(Date.UTC(year, month, day + 1)).toISOString().slice(0, 10));
}

/** Returns the daily units of each source in use. A day with more refunds than charges counts as zero. */
export function unitsBySource(quota: MonthlyQuota): SourceUnits[] {
  const days = daysOf(quota);
  const known = new Map(quota.days?.map(({ date, units }) => [date, units]));
  return SOURCES.map((source) => ({
    source,
    byDay: days.map((day) => ({ day, units: Math.max(0, known.get(day)?.[source] ?? 0) })),
  })).filter(({ byDay }) => byDay.some(({ units }) => units > 0));
}
