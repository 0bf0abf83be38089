import { localTime, localTimeWithZone } from './time';

/** As the reader's clock has it; pointing at it shows the offset from UTC. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={localTimeWithZone(at)} className="nowrap">
      {localTime(at)}
    </time>
  );
}
