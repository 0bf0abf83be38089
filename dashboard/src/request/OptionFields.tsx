import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useScope } from '../app/session';
import type { Draft } from './draft';

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
}

const MILLISECONDS_AN_HOUR = 3_600_000;

/** Why, and when. */
export function OptionFields({ draft, change }: Props) {
  const mayCancel = useScope('cancel');
  const later = draft.notBefore !== '';
  return (
    <Container header={<Header variant="h2">Why and when</Header>}>
      <SpaceBetween size="m">
        <FormField
          label={
            <>
              Reason <i>- optional</i>
            </>
          }
          description="Kept with the purge, for those who ask later."
        >
          <Input value={draft.reason} onChange={({ detail }) => change({ ...draft, reason: detail.value })} />
        </FormField>
        <FormField label="When">
          <RadioGroup
            value={later ? 'later' : 'now'}
            items={[
              { value: 'now', label: 'Now' },
              { value: 'later', label: 'At a time', description: 'Charged now, to the current month.' },
            ]}
            onChange={({ detail }) => change({ ...draft, notBefore: detail.value === 'later' ? inAnHour() : '' })}
          />
        </FormField>
        {later ? (
          <FormField label="Not before" description="By the clock of this machine.">
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
                ? 'The purge starts after them. Once CloudFront has been asked, nobody can take it back.'
                : 'That takes a key with the scope cancel, which yours lacks.'
            }
          >
            Leave me 10 seconds to undo
          </Checkbox>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** While a year is typed it may have six digits, of which no time can be made. */
function isTime(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}

/** As `datetime-local` wants it: by this machine's clock, to the minute, without an offset. */
function inAnHour(): string {
  const then = new Date(Date.now() + MILLISECONDS_AN_HOUR);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}
