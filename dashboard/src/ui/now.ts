import { useEffect, useState } from 'react';

/** The time by this machine, anew each so many milliseconds; stands still when `ticking` is false. */
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
