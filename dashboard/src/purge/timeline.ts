import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Purge, PurgeItem, PurgeStatus } from '../api/types';
import { isPostponed } from '../api/types';
import { localTime } from '../ui/time';
import { count } from '../ui/words';

/** One step on the way of a purge. */
export interface Step {
  name: string;
  state: StatusIndicatorProps.Type;
  /** What is known of it: when, and of how many items. */
  says: string;
}

/** Accepted, queued, submitted, in effect: how far a purge is on each, from what its items say. */
export function timeline(purge: Purge, now: Date): Step[] {
  return [
    { name: 'Accepted', state: 'success', says: localTime(purge.acceptedAt) },
    queued(purge, now),
    submitted(purge),
    inEffect(purge),
  ];
}

function queued(purge: Purge, now: Date): Step {
  const waiting = number(purge, 'queued');
  if (waiting > 0) {
    const waits = purge.notBefore !== undefined && new Date(purge.notBefore) > now;
    return {
      name: 'Queued',
      state: waits ? 'pending' : 'in-progress',
      says: waits ? `Waits until ${localTime(purge.notBefore ?? '')}` : `${items(purge, waiting)} next in line`,
    };
  }
  return purge.status === 'cancelled'
    ? { name: 'Queued', state: 'stopped', says: `Cancelled ${latest(purge.items)}` }
    : {
        name: 'Queued',
        state: 'success',
        says: isPostponed(purge) ? `Waited until ${localTime(purge.notBefore ?? '')}` : '',
      };
}

function submitted(purge: Purge): Step {
  const carried = purge.items.filter((item) => item.invalidation !== undefined || item.submittedAt !== undefined);
  if (carried.length === 0) {
    return { name: 'Submitted to CloudFront', state: never(purge), says: '' };
  }
  const first = carried.map((item) => item.submittedAt ?? '').reduce((one, other) => (other < one ? other : one));
  return {
    name: 'Submitted to CloudFront',
    state: number(purge, 'queued') > 0 ? 'in-progress' : 'success',
    says: [first === '' ? '' : localTime(first), of(purge, carried.length)].filter((text) => text !== '').join(', '),
  };
}

function inEffect(purge: Purge): Step {
  const done = purge.items.filter(({ status }) => status === 'completed');
  const failed = number(purge, 'failed');
  if (failed > 0) {
    return { name: 'In effect', state: 'error', says: `${items(purge, failed)} failed; see the reasons below` };
  }
  if (done.length === purge.items.length) {
    return { name: 'In effect', state: 'success', says: latest(done) };
  }
  const under = number(purge, 'submitted') > 0;
  return {
    name: 'In effect',
    state: under ? 'in-progress' : never(purge),
    says: done.length > 0 ? of(purge, done.length) : under ? 'CloudFront is at it' : '',
  };
}

/** Of a step that was not reached: will it be? */
function never(purge: Purge): StatusIndicatorProps.Type {
  return purge.status === 'queued' || purge.status === 'submitted' ? 'pending' : 'stopped';
}

function number(purge: Purge, status: PurgeStatus): number {
  return purge.items.filter((item) => item.status === status).length;
}

function latest(some: PurgeItem[]): string {
  return localTime(some.map(({ since }) => since).reduce((one, other) => (other > one ? other : one)));
}

function of(purge: Purge, some: number): string {
  return some === purge.items.length ? '' : `${some} of ${count(purge.items.length, 'item')}`;
}

function items(purge: Purge, some: number): string {
  return some === purge.items.length ? 'All' : `${some} of ${count(purge.items.length, 'item')}`;
}
