import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Purge, PurgeItem, PurgeStatus } from '../api/types';
import { isPostponed } from '../api/types';
import { localTime } from '../ui/time';
import { count } from '../ui/labels';

/** One step in the life of a purge. */
export interface Step {
  name: string;
  state: StatusIndicatorProps.Type;
  /** The time of the step, and the number of items if it is not all of them. */
  detail: string;
}

/** Derives the steps Requested, Queued, Submitted to CloudFront and Completed from the status of the items. */
export function timeline(purge: Purge, now: Date): Step[] {
  return [
    { name: 'Requested', state: 'success', detail: localTime(purge.acceptedAt) },
    queuedStep(purge, now),
    submittedStep(purge),
    completedStep(purge),
  ];
}

function queuedStep(purge: Purge, now: Date): Step {
  const queued = itemsWith(purge, 'queued');
  if (queued > 0) {
    const waits = purge.notBefore !== undefined && new Date(purge.notBefore) > now;
    return {
      name: 'Queued',
      state: waits ? 'pending' : 'in-progress',
      detail: waits ? `Waits until ${localTime(purge.notBefore ?? '')}` : `${allOrSome(purge, queued)} next in line`,
    };
  }
  return purge.status === 'cancelled'
    ? { name: 'Queued', state: 'stopped', detail: `Cancelled ${latestChange(purge.items)}` }
    : {
        name: 'Queued',
        state: 'success',
        detail: isPostponed(purge) ? `Waited until ${localTime(purge.notBefore ?? '')}` : '',
      };
}

function submittedStep(purge: Purge): Step {
  const submitted = purge.items.filter((item) => item.invalidation !== undefined || item.submittedAt !== undefined);
  if (submitted.length === 0) {
    return { name: 'Submitted to CloudFront', state: unreachedState(purge), detail: '' };
  }
  const first = submitted.map((item) => item.submittedAt ?? '').reduce((one, other) => (other < one ? other : one));
  return {
    name: 'Submitted to CloudFront',
    state: itemsWith(purge, 'queued') > 0 ? 'in-progress' : 'success',
    detail: [first === '' ? '' : localTime(first), someOf(purge, submitted.length)]
      .filter((text) => text !== '')
      .join(', '),
  };
}

function completedStep(purge: Purge): Step {
  const completed = purge.items.filter(({ status }) => status === 'completed');
  const failed = itemsWith(purge, 'failed');
  if (failed > 0) {
    return {
      name: 'Completed',
      state: 'error',
      detail: `${allOrSome(purge, failed)} failed. See the reasons below.`,
    };
  }
  if (completed.length === purge.items.length) {
    return { name: 'Completed', state: 'success', detail: latestChange(completed) };
  }
  const inProgress = itemsWith(purge, 'submitted') > 0;
  return {
    name: 'Completed',
    state: inProgress ? 'in-progress' : unreachedState(purge),
    detail: completed.length > 0 ? someOf(purge, completed.length) : inProgress ? 'In progress at CloudFront' : '',
  };
}

/** Returns the state of a step without items: pending, or stopped if the purge has ended. */
function unreachedState(purge: Purge): StatusIndicatorProps.Type {
  return purge.status === 'queued' || purge.status === 'submitted' ? 'pending' : 'stopped';
}

function itemsWith(purge: Purge, status: PurgeStatus): number {
  return purge.items.filter((item) => item.status === status).length;
}

function latestChange(items: PurgeItem[]): string {
  return localTime(items.map(({ since }) => since).reduce((one, other) => (other > one ? other : one)));
}

function someOf(purge: Purge, number: number): string {
  return number === purge.items.length ? '' : `${number} of ${count(purge.items.length, 'item')}`;
}

function allOrSome(purge: Purge, number: number): string {
  return number === purge.items.length ? 'All' : someOf(purge, number);
}
