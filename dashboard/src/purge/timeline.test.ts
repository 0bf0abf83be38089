import { describe, expect, it } from 'vitest';
import type { Purge, PurgeItem } from '../api/types';
import { timeline } from './timeline';

const NOW = new Date('2026-01-30T12:01:00Z');

function item(status: PurgeItem['status'], more: Partial<PurgeItem> = {}): PurgeItem {
  return { index: 0, url: 'https://img.example/a.jpg', status, since: '2026-01-30T12:00:09Z', ...more };
}

const carried = { invalidation: 'I1', submittedAt: '2026-01-30T12:00:02Z' };

function purge(status: Purge['status'], items: PurgeItem[], more: Partial<Purge> = {}): Purge {
  return { id: 'p', status, acceptedAt: '2026-01-30T12:00:00Z', source: 'api', key: 'k', items, ...more };
}

function states(of: Purge): string[] {
  return timeline(of, NOW).map(({ state }) => state);
}

describe('the timeline of a purge', () => {
  it('waits for its time', () => {
    const later = purge('queued', [item('queued')], { notBefore: '2026-02-01T06:00:00Z' });

    expect(states(later)).toEqual(['success', 'pending', 'pending', 'pending']);
    expect(timeline(later, NOW)[1]?.says).toMatch(/^Waits until 1 Feb 2026/);
  });

  it('counts what is next in line', () => {
    const half = purge('queued', [item('queued'), item('submitted', carried)]);

    expect(states(half)).toEqual(['success', 'in-progress', 'in-progress', 'in-progress']);
    expect(timeline(half, NOW)[1]?.says).toBe('1 of 2 items next in line');
    expect(timeline(half, NOW)[2]?.says).toMatch(/, 1 of 2 items$/);
  });

  it('ends in effect, with the time of each step', () => {
    const done = purge('completed', [item('completed', carried)]);

    expect(states(done)).toEqual(['success', 'success', 'success', 'success']);
    expect(timeline(done, NOW)[2]?.says).toMatch(/:02$/);
    expect(timeline(done, NOW)[3]?.says).toMatch(/:09$/);
  });

  it('says what failed', () => {
    const failed = purge('failed', [item('completed', carried), item('failed', { reason: 'Bad path' })]);

    expect(states(failed)).toEqual(['success', 'success', 'success', 'error']);
    expect(timeline(failed, NOW)[3]?.says).toBe('1 of 2 items failed; see the reasons below');
  });

  it('stops where it was cancelled', () => {
    expect(states(purge('cancelled', [item('cancelled')]))).toEqual(['success', 'stopped', 'stopped', 'stopped']);
  });
});
