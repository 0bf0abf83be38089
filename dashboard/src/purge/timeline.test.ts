import { describe, expect, it } from 'vitest';
import type { Purge, PurgeItem } from '../api/types';
import { timeline } from './timeline';

const NOW = new Date('2026-01-30T12:01:00Z');

function item(status: PurgeItem['status'], more: Partial<PurgeItem> = {}): PurgeItem {
  return { index: 0, url: 'https://img.example/a.jpg', status, since: '2026-01-30T12:00:09Z', ...more };
}

const submission = { invalidation: 'I1', submittedAt: '2026-01-30T12:00:02Z' };

function purge(status: Purge['status'], items: PurgeItem[], more: Partial<Purge> = {}): Purge {
  return { id: 'p', status, acceptedAt: '2026-01-30T12:00:00Z', source: 'api', key: 'k', items, ...more };
}

function states(of: Purge): string[] {
  return timeline(of, NOW).map(({ state }) => state);
}

describe('timeline', () => {
  it('shows a scheduled purge as waiting', () => {
    const later = purge('queued', [item('queued')], { notBefore: '2026-02-01T06:00:00Z' });

    expect(states(later)).toEqual(['success', 'pending', 'pending', 'pending']);
    expect(timeline(later, NOW)[1]?.detail).toMatch(/^Waits until 1 Feb 2026/);
  });

  it('counts the queued and the submitted items', () => {
    const half = purge('queued', [item('queued'), item('submitted', submission)]);

    expect(states(half)).toEqual(['success', 'in-progress', 'in-progress', 'in-progress']);
    expect(timeline(half, NOW)[1]?.detail).toBe('1 of 2 items next in line');
    expect(timeline(half, NOW)[2]?.detail).toMatch(/, 1 of 2 items$/);
  });

  it('shows the time of each step of a completed purge', () => {
    const done = purge('completed', [item('completed', submission)]);

    expect(states(done)).toEqual(['success', 'success', 'success', 'success']);
    expect(timeline(done, NOW)[2]?.detail).toMatch(/:02$/);
    expect(timeline(done, NOW)[3]?.detail).toMatch(/:09$/);
  });

  it('counts the failed items', () => {
    const failed = purge('failed', [item('completed', submission), item('failed', { reason: 'Bad path' })]);

    expect(states(failed)).toEqual(['success', 'success', 'success', 'error']);
    expect(timeline(failed, NOW)[3]?.detail).toBe('1 of 2 items failed. See the reasons below.');
  });

  it('stops a cancelled purge at the queued step', () => {
    expect(states(purge('cancelled', [item('cancelled')]))).toEqual(['success', 'stopped', 'stopped', 'stopped']);
  });
});
