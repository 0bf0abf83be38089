import { useEffect, useState } from 'react';

/** Returns the local time, updated at the given interval while `ticking` is true. */
export function useNow(everyMilliseconds: number, ticking = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) {
      return undefined;
    }
    const timer = window.setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => window.clearInterval(timer);
  }, [everyMilliseconds, ticking]);
  return now;
}
