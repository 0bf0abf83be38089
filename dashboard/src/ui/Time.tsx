import { localTime, localTimeWithZone } from './time';

/** A time in the reader's time zone. The tooltip shows the offset from UTC. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={localTimeWithZone(at)} className="nowrap">
      {localTime(at)}
    </time>
  );
}
