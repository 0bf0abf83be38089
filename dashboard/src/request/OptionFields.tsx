import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useHasScope, useSession } from '../app/session';
import type { Draft } from './draft';
import { purgesAllSpellings } from './draft';

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
}

const MILLISECONDS_AN_HOUR = 3_600_000;

/** The spellings, the reason and the time of a request. */
export function OptionFields({ draft, change }: Props) {
  const mayCancel = useHasScope('cancel');
  const { account } = useSession();
  const later = draft.notBefore !== '';
  return (
    <Container header={<Header variant="h2">Options</Header>}>
      <SpaceBetween size="m">
        <Checkbox
          checked={purgesAllSpellings(draft, account)}
          onChange={({ detail }) => change({ ...draft, spellings: detail.checked ? 'all' : 'requested' })}
          description="CloudFront caches an object once per spelling of its URL, such as + and %2B. Each one is a billed path; the item counts once toward the quota."
        >
          Purge other spellings too
        </Checkbox>
        <Checkbox
          checked={draft.verify ?? false}
          onChange={({ detail }) => change({ ...draft, verify: detail.checked })}
          description="After completion, the first 5 URLs are visited from one Region to see whether an edge location still serves an old copy."
        >
          Verify after completion
        </Checkbox>
        <FormField
          label={
            <>
              Reason <i>- optional</i>
            </>
          }
          description="Stored with the purge, for example a ticket or a release."
        >
          <Input value={draft.reason} onChange={({ detail }) => change({ ...draft, reason: detail.value })} />
        </FormField>
        <FormField label="When">
          <RadioGroup
            value={later ? 'later' : 'now'}
            items={[
              { value: 'now', label: 'Now' },
              { value: 'later', label: 'Later', description: 'Charged now to the current month.' },
            ]}
            onChange={({ detail }) => change({ ...draft, notBefore: detail.value === 'later' ? inAnHour() : '' })}
          />
        </FormField>
        {later ? (
          <FormField label="Not before" description="In your time zone.">
            <input
              className="date-time"
              type="datetime-local"
              aria-label="Not before"
              required
              max="9999-12-31T23:59"
              value={draft.notBefore}
              onChange={({ target: { value } }) => isTime(value) && change({ ...draft, notBefore: value })}
            />
          </FormField>
        ) : (
          <Checkbox
            checked={draft.undoable && mayCancel}
            disabled={!mayCancel}
            onChange={({ detail }) => change({ ...draft, undoable: detail.checked })}
            description={
              mayCancel
                ? 'The purge starts after 10 seconds. An invalidation at CloudFront cannot be undone.'
                : 'Your API key does not have the scope cancel.'
            }
          >
            Allow undo for 10 seconds
          </Checkbox>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** Returns false for an incomplete time: while you type a year, it can have six digits. */
function isTime(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}

/** Returns the local time in an hour in the format of `datetime-local`: to the minute, without an offset. */
function inAnHour(): string {
  const then = new Date(Date.now() + MILLISECONDS_AN_HOUR);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}
