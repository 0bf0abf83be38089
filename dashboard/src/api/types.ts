import type { components } from './schema';

/** What the API says, as docs/openapi.yaml describes it: a call or a field that is not there does not compile here. */
type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AcceptedPurge = Schemas['AcceptedPurge'];
export type MonthlyQuota = Schemas['MonthlyQuota'];
export type Preview = Schemas['Preview'];
export type Problem = Schemas['Problem'];
export type Purge = Schemas['Purge'];
export type PurgeItem = Schemas['PurgeItem'];
export type PurgeList = Schemas['PurgeList'];
export type PurgeSource = Schemas['PurgeSource'];
export type PurgeStatus = Schemas['PurgeStatus'];
export type PurgeSummary = Schemas['PurgeSummary'];
export type RequestedTag = Schemas['RequestedTag'];
export type Schedule = Schemas['Schedule'];
export type ScheduleList = Schemas['ScheduleList'];
export type Violation = Schemas['Violation'];

export const STATUSES: readonly PurgeStatus[] = ['queued', 'submitted', 'completed', 'failed', 'cancelled'];

export const SOURCES: readonly PurgeSource[] = ['api', 'imagekit', 'invoke', 'schedule', 'operator'];

/** By hand: the generator makes nothing of a schema that says which of its fields have to be there. */
export interface PurgeRequest {
  urls?: string[];
  tags?: RequestedTag[];
  reason?: string;
  notBefore?: string;
}

/** Whether a purge or item may still change. */
export function isOpen({ status }: { status: PurgeStatus }): boolean {
  return status === 'queued' || status === 'submitted';
}

const A_MOMENT_MILLISECONDS = 60_000;

/** Whether somebody asked for a later time, rather than for the seconds in which a purge can be undone. */
export function isPostponed({ acceptedAt, notBefore }: Pick<Purge, 'acceptedAt' | 'notBefore'>): boolean {
  return notBefore !== undefined && Date.parse(notBefore) - Date.parse(acceptedAt) > A_MOMENT_MILLISECONDS;
}
