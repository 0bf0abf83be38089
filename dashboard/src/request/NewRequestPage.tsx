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
import { navigate, hrefs } from '../app/route';
import { useHasScope, useSession } from '../app/session';
import { ErrorAlert } from '../ui/ErrorAlert';
import { count } from '../ui/labels';
import type { Draft } from './draft';
import { itemCount, emptyDraft, parseItems, saveDraft, loadDraft, toRequest } from './draft';
import { ItemFields } from './ItemFields';
import { validations } from './validation';
import { OptionFields } from './OptionFields';
import { QuotaExceeded } from './QuotaExceeded';
import { PreviewPanel } from './PreviewPanel';
import { INVALID_LINES, InvalidLines } from './InvalidLines';
import { usePreview } from './usePreview';

/** The time in which a purge can be undone. */
const UNDO_MILLISECONDS = 10_000;

/** The form for a new request. The API validates each line and returns a preview while you type. */
export default function NewRequestPage() {
  const { api, account, submission } = useSession();
  const mayCancel = useHasScope('cancel');
  const [draft, setDraft] = useState(() => loadDraft(account.id));
  const [attempted, setAttempted] = useState(false);
  const { query, current } = usePreview(draft);
  const state = useSyncExternalStore(submission.subscribe, submission.state);
  useEffect(() => saveDraft(draft), [draft]);

  const items = parseItems(draft);
  const number = itemCount(items);
  // If the API refuses the request as a whole, it does not validate the lines.
  const requestError = current || !query.isError ? undefined : query.error;
  const lineValidations = requestError ? [] : validations(items, query.data);
  const invalid = lineValidations.filter(({ kind }) => kind === 'invalid').length;
  const preview = number > 0 ? query.data?.preview : undefined;
  const quotaExceeded = preview !== undefined && !preview.acceptable && invalid === 0;
  const formError = formErrorOf({ number, invalid, requestError, quotaExceeded: quotaExceeded && current });
  const busy = state.kind === 'sending' || state.kind === 'unknown';

  function change(next: Draft) {
    setDraft(next);
    setAttempted(false);
    if (state.kind === 'refused') {
      submission.reset();
    }
  }

  function submit() {
    setAttempted(true);
    if (invalid > 0) {
      document.getElementById(INVALID_LINES)?.focus();
    }
    if (formError === undefined) {
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
            description="Each URL, tag, or image counts as one item toward the monthly quota. Duplicates are free."
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
                navigate(hrefs.purges);
              }}
            >
              Discard
            </Button>
            <Button variant="primary" loading={busy} loadingText="Submitting…">
              {number === 0 ? 'Purge' : `Purge ${count(number, 'item')}`}
            </Button>
          </SpaceBetween>
        }
        errorText={attempted ? formError : undefined}
      >
        <SpaceBetween size="l">
          {state.kind === 'refused' && <ErrorAlert error={state.error} header={headerOf(state.error)} />}
          {requestError && <ErrorAlert error={requestError} header={headerOf(requestError)} />}
          <Container>
            <SpaceBetween size="m">
              <Tabs
                ariaLabel="What to purge"
                tabs={[
                  {
                    id: 'urls',
                    label: items.urls.length === 0 ? 'URLs' : `URLs (${items.urls.length})`,
                    content: (
                      <ItemFields
                        kind="urls"
                        draft={draft}
                        change={change}
                        items={items}
                        validations={lineValidations}
                      />
                    ),
                  },
                  {
                    id: 'tags',
                    label: items.tags.length === 0 ? 'Cache tags' : `Cache tags (${items.tags.length})`,
                    content: (
                      <ItemFields
                        kind="tags"
                        draft={draft}
                        change={change}
                        items={items}
                        validations={lineValidations}
                      />
                    ),
                  },
                  {
                    id: 'images',
                    label: items.images.length === 0 ? 'Images' : `Images (${items.images.length})`,
                    content: (
                      <ItemFields
                        kind="images"
                        draft={draft}
                        change={change}
                        items={items}
                        validations={lineValidations}
                      />
                    ),
                  },
                ]}
              />
              <InvalidLines draft={draft} change={change} items={items} validations={lineValidations} />
            </SpaceBetween>
          </Container>
          <OptionFields draft={draft} change={change} />
          {quotaExceeded && <QuotaExceeded preview={preview} />}
          <PreviewPanel
            preview={preview}
            items={items}
            pending={number > 0 && !current && !query.isError}
            error={query.failureReason}
          />
          <Alert type="info" header="A purge does not clear browser caches">
            It clears the CloudFront caches and, if your operator has configured them, the caches in front of your
            origin. A browser that has cached the old image keeps it until it expires. To reach all users immediately,
            change the name or the version in the URL, for example photo.v2.jpg.
          </Alert>
        </SpaceBetween>
      </Form>
    </form>
  );
}

/** Returns the request to send. The time for undo starts now, not when the draft was written. */
function toSend(draft: Draft, mayCancel: boolean, now: Date): PurgeRequest {
  const request = toRequest(draft);
  return mayCancel && draft.undoable && draft.notBefore === ''
    ? { ...request, notBefore: new Date(now.getTime() + UNDO_MILLISECONDS).toISOString() }
    : request;
}

/** Returns the reason why the draft cannot be submitted; undefined if it can. */
function formErrorOf(draft: {
  number: number;
  invalid: number;
  requestError: unknown;
  quotaExceeded: boolean;
}): string | undefined {
  if (draft.number === 0) {
    return 'Enter at least one URL or tag.';
  }
  if (draft.requestError) {
    return 'The request is not valid. See the error above.';
  }
  if (draft.invalid > 0) {
    return `${count(draft.invalid, 'invalid line')}. Fix or remove the lines in the table below the editor.`;
  }
  return draft.quotaExceeded ? 'Monthly quota exceeded. See the alert above the preview.' : undefined;
}

function headerOf(error: unknown): string {
  return error instanceof ProblemError ? error.problem.title : 'The preview is unavailable';
}
