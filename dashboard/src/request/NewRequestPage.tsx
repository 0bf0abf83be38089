import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ProblemError } from '../api/errors';
import type { PurgeRequest } from '../api/types';
import { go, hrefs } from '../app/route';
import { useScope, useSession } from '../app/session';
import { Trouble } from '../ui/Trouble';
import { count } from '../ui/words';
import type { Draft } from './draft';
import { countOf, emptyDraft, itemsOf, keepDraft, keptDraft, requestOf } from './draft';
import { ItemFields } from './ItemFields';
import { judgements } from './judgement';
import { OptionFields } from './OptionFields';
import { OverQuota } from './OverQuota';
import { PreviewPanel } from './PreviewPanel';
import { REFUSALS, Refusals } from './Refusals';
import { usePreview } from './usePreview';

/** Within it a purge can still be taken back. */
const UNDO_MILLISECONDS = 10_000;

/** What is to be purged, judged line by line while it is written, and what it would do, before it is asked for. */
export default function NewRequestPage() {
  const { api, account, submission } = useSession();
  const mayCancel = useScope('cancel');
  const [draft, setDraft] = useState(() => keptDraft(account.id));
  const [tried, setTried] = useState(false);
  const { query, current } = usePreview(draft);
  const state = useSyncExternalStore(submission.subscribe, submission.state);
  useEffect(() => keepDraft(draft), [draft]);

  const items = itemsOf(draft);
  const number = countOf(items);
  // Of a request that is refused as a whole, nothing is said of its lines.
  const whole = current || !query.isError ? undefined : query.error;
  const said = whole ? [] : judgements(items, query.data);
  const refused = said.filter(({ kind }) => kind === 'refused').length;
  const preview = number > 0 ? query.data?.preview : undefined;
  const tooMuch = preview !== undefined && !preview.acceptable && refused === 0;
  const hindrance = hindranceOf({ number, refused, whole, tooMuch: tooMuch && current });
  const busy = state.kind === 'sending' || state.kind === 'unknown';

  function change(next: Draft) {
    setDraft(next);
    setTried(false);
    if (state.kind === 'refused') {
      submission.forget();
    }
  }

  function submit() {
    setTried(true);
    if (refused > 0) {
      document.getElementById(REFUSALS)?.focus();
    }
    if (hindrance === undefined) {
      submission.submit(toSend(draft, mayCancel, api.now()));
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Form
        header={
          <Header
            variant="h1"
            description="Each URL and each tag takes one of the monthly quota; duplicates take none."
          >
            New request
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              formAction="none"
              disabled={busy}
              onClick={() => {
                change(emptyDraft(account.id));
                go(hrefs.purges);
              }}
            >
              Discard
            </Button>
            <Button variant="primary" loading={busy} loadingText="Sending">
              {number === 0 ? 'Purge' : `Purge ${count(number, 'item')}`}
            </Button>
          </SpaceBetween>
        }
        errorText={tried ? hindrance : undefined}
      >
        <SpaceBetween size="l">
          {state.kind === 'refused' && <Trouble error={state.error} header={headerOf(state.error)} />}
          {whole && <Trouble error={whole} header={headerOf(whole)} />}
          <Container>
            <SpaceBetween size="m">
              <Tabs
                ariaLabel="What to purge"
                tabs={[
                  {
                    id: 'urls',
                    label: items.urls.length === 0 ? 'URLs' : `URLs (${items.urls.length})`,
                    content: <ItemFields kind="urls" draft={draft} change={change} items={items} judgements={said} />,
                  },
                  {
                    id: 'tags',
                    label: items.tags.length === 0 ? 'Cache tags' : `Cache tags (${items.tags.length})`,
                    content: <ItemFields kind="tags" draft={draft} change={change} items={items} judgements={said} />,
                  },
                ]}
              />
              <Refusals draft={draft} change={change} items={items} judgements={said} />
            </SpaceBetween>
          </Container>
          <OptionFields draft={draft} change={change} />
          {tooMuch && <OverQuota preview={preview} />}
          <PreviewPanel
            preview={preview}
            items={items}
            pending={number > 0 && !current && !query.isError}
            trouble={query.failureReason}
          />
          <Alert type="info" header="What a purge does not do">
            It clears CloudFront&apos;s caches and, where your operator has set it up, those before your origin. It does
            not reach the caches of browsers: who has the old image keeps it until it expires there. A new name or
            version in the URL (photo.v2.jpg) reaches everybody at once.
          </Alert>
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** The moment for second thoughts begins now, not when the draft was written. */
function toSend(draft: Draft, mayCancel: boolean, now: Date): PurgeRequest {
  const request = requestOf(draft);
  return mayCancel && draft.undoable && draft.notBefore === ''
    ? { ...request, notBefore: new Date(now.getTime() + UNDO_MILLISECONDS).toISOString() }
    : request;
}

/** What stands against sending it, if anything does. */
function hindranceOf(draft: { number: number; refused: number; whole: unknown; tooMuch: boolean }): string | undefined {
  if (draft.number === 0) {
    return 'Enter at least one URL or tag.';
  }
  if (draft.whole) {
    return 'The request is refused as a whole: see above why.';
  }
  if (draft.refused > 0) {
    return `${count(draft.refused, 'line')} cannot be purged: mend or remove what the table under the editor names.`;
  }
  return draft.tooMuch ? 'The monthly quota does not suffice: see above the preview.' : undefined;
}

function headerOf(error: unknown): string {
  return error instanceof ProblemError ? error.problem.title : 'Not to be told at the moment';
}
