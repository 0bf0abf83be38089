import type { components } from './schema';

/** The API's types, generated from docs/openapi.yaml. */
type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AcceptedPurge = Schemas['AcceptedPurge'];
export type CoveredSpellings = NonNullable<PurgeRequest['spellings']>;
export type MonthlyQuota = Schemas['MonthlyQuota'];
export type OtherSpelling = Schemas['OtherSpelling'];
export type Preview = Schemas['Preview'];
export type Problem = Schemas['Problem'];
export type Purge = Schemas['Purge'];
export type PurgeItem = Schemas['PurgeItem'];
export type PurgeList = Schemas['PurgeList'];
export type PurgeRequest = Schemas['PurgeRequest'];
export type PurgeSource = Schemas['PurgeSource'];
export type PurgeStatus = Schemas['PurgeStatus'];
export type PurgeSummary = Schemas['PurgeSummary'];
export type RequestedTag = Schemas['RequestedTag'];
export type Schedule = Schemas['Schedule'];
export type ScheduleList = Schemas['ScheduleList'];
export type Verdict = Schemas['Verdict'];
export type Verification = Schemas['Verification'];
export type VerificationResult = Schemas['VerificationResult'];
export type Violation = Schemas['Violation'];

export const STATUSES: readonly PurgeStatus[] = ['queued', 'submitted', 'completed', 'failed', 'cancelled'];

export const SOURCES: readonly PurgeSource[] = ['api', 'imagekit', 'invoke', 'schedule', 'operator'];

export const VERDICTS: readonly Verdict[] = ['stale', 'unknown', 'fresh'];

/** Returns true while a visit to a URL of the purge is pending. */
export function isVisitPending({ verification }: Pick<Purge, 'verification'>): boolean {
  return verification?.result === 'pending';
}

/** Returns true while the purge or item can change. */
export function isOpen({ status }: { status: PurgeStatus }): boolean {
  return status === 'queued' || status === 'submitted';
}

/** Longer than the delay for undo. */
const MIN_POSTPONED_MILLISECONDS = 60_000;

/** Returns true if the request sets a later time. The seconds in which a purge can be undone do not count. */
export function isPostponed({ acceptedAt, notBefore }: Pick<Purge, 'acceptedAt' | 'notBefore'>): boolean {
  return notBefore !== undefined && Date.parse(notBefore) - Date.parse(acceptedAt) > MIN_POSTPONED_MILLISECONDS;
}
