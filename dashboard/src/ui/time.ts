/** Formats times in the reader's time zone. Formats with a zone show the offset from UTC, because quota months are in UTC. */

const DATE_TIME: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

const dateTime = new Intl.DateTimeFormat('en-GB', DATE_TIME);
const dateTimeZone = new Intl.DateTimeFormat('en-GB', { ...DATE_TIME, timeZoneName: 'longOffset' });
const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `25 Nov 2026, 21:44:49` */
export function localTime(time: string | Date): string {
  return dateTime.format(new Date(time));
}

/** `25 Nov 2026, 21:44:49 GMT+01:00` */
export function localTimeWithZone(time: string | Date): string {
  return dateTimeZone.format(new Date(time));
}

/** `21:44:49` */
export function clockTime(time: number | Date): string {
  return timeOfDay.format(time);
}

const SECONDS_A_MINUTE = 60;
const SECONDS_AN_HOUR = 3600;
const SECONDS_A_DAY = 86_400;

/** Formats a duration with at most two units: `42 s`, `3 min 5 s`, `2 h 10 min`, `5 d 3 h`. A negative one is `0 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < SECONDS_A_MINUTE) {
    return `${seconds} s`;
  }
  if (seconds < SECONDS_AN_HOUR) {
    return pair(seconds, SECONDS_A_MINUTE, 'min', 1, 's');
  }
  return seconds < SECONDS_A_DAY
    ? pair(seconds, SECONDS_AN_HOUR, 'h', SECONDS_A_MINUTE, 'min')
    : pair(seconds, SECONDS_A_DAY, 'd', SECONDS_AN_HOUR, 'h');
}

function pair(seconds: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((seconds % large) / small);
  const whole = `${Math.floor(seconds / large)} ${largeUnit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallUnit}`;
}
