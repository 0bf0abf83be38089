import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Steps from '@cloudscape-design/components/steps';
import { ProblemError } from '../api/errors';
import type { Purge } from '../api/types';
import { isPostponed } from '../api/types';
import { navigate, hrefs } from '../app/route';
import { useSession } from '../app/session';
import { itemCount, draftFromPurge, parseItems, loadDraft, replaceDraft } from '../request/draft';
import { LastUpdated } from '../ui/LastUpdated';
import { Loading } from '../ui/Loading';
import { Status, statusLabel } from '../ui/Status';
import { Time } from '../ui/Time';
import { ErrorAlert } from '../ui/ErrorAlert';
import { count, SOURCE_LABELS } from '../ui/labels';
import { CancelButton } from './CancelButton';
import { ItemsTable } from './ItemsTable';
import { PurgeRecord } from './PurgeRecord';
import { timeline } from './timeline';
import { usePurge } from './usePurge';
import { VerificationPanel } from './VerificationPanel';

/** One purge: its progress, its items and its actions. */
export default function PurgePage({ id }: { id: string }) {
  const query = usePurge(id);
  const purge = query.data?.purge;
  return (
    <SpaceBetween size="l">
      {!purge && <Header variant="h1">Purge</Header>}
      {query.isError && (
        <SpaceBetween size="m">
          <ErrorAlert
            error={query.error}
            header="Failed to load the purge"
            onRetry={isUnknown(query.error) ? undefined : () => void query.refetch()}
          />
          <Button href={hrefs.purges}>View purges</Button>
        </SpaceBetween>
      )}
      {query.isPending && <Loading query={query} label="the purge" />}
      {purge && (
        <SpaceBetween size="l">
          <Header
            variant="h1"
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <LastUpdated query={query} queryKey={['purge', id]} label="this purge" />
                <CopyToClipboard
                  variant="button"
                  copyButtonText="Copy link"
                  textToCopy={window.location.href}
                  copySuccessText="Link copied. To open it, you need an API key of this account."
                  copyErrorText="Failed to copy. Copy the link from the address bar."
                />
                <Button onClick={() => window.print()}>Print record</Button>
                <SubmitAgainButton purge={purge} />
                <CancelButton purge={purge} />
              </SpaceBetween>
            }
          >
            Purge of {count(purge.items.length, 'item')}
          </Header>
          <Overdue purge={purge} />
          <Summary purge={purge} />
          <VerificationPanel purge={purge} />
          <ItemsTable items={purge.items} />
          <PurgeRecord purge={purge} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function isUnknown(error: unknown): boolean {
  return error instanceof ProblemError && error.kind === 'purge-not-found';
}

function Overdue({ purge }: { purge: Purge }) {
  const overdue = purge.items.filter((item) => item.overdue).length;
  return (
    overdue > 0 && (
      <Alert type="warning" header={`${count(overdue, 'item')} overdue`}>
        CloudFront has not completed {overdue === 1 ? 'this item' : 'these items'} within 15 minutes. You do not need to
        submit the purge again: Edge Purge checks its status until it completes. If it is urgent, contact{' '}
        {purge.support ?? 'your operator'} and include the purge ID.
      </Alert>
    )
  );
}

function Summary({ purge }: { purge: Purge }) {
  const { api } = useSession();
  return (
    <Container header={<Header variant="h2">Summary</Header>}>
      <SpaceBetween size="l">
        <div role="status" className="visually-hidden">
          {statusLabel(purge.status)}
        </div>
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            { label: 'Status', value: <Status status={purge.status} /> },
            {
              label: 'Purge ID',
              value: (
                <CopyToClipboard
                  variant="inline"
                  textToCopy={purge.id}
                  copyButtonAriaLabel="Copy purge ID"
                  copySuccessText="Purge ID copied"
                  copyErrorText="Failed to copy. Select and copy the ID."
                />
              ),
            },
            { label: 'Requested', value: <Time at={purge.acceptedAt} /> },
            ...(isPostponed(purge) ? [{ label: 'Not before', value: <Time at={purge.notBefore ?? ''} /> }] : []),
            { label: 'Source', value: SOURCE_LABELS[purge.source] },
            { label: 'Requested by', value: purge.key },
            ...(purge.reason ? [{ label: 'Reason', value: purge.reason }] : []),
          ]}
        />
        <Steps
          ariaLabel="Progress"
          steps={timeline(purge, api.now()).map(({ name, state, detail }) => ({
            header: name,
            status: state,
            statusIconAriaLabel: state,
            details: detail === '' ? undefined : <Box color="text-body-secondary">{detail}</Box>,
          }))}
        />
      </SpaceBetween>
    </Container>
  );
}

const CONFIRM_REPLACE = 'You have a draft that has not been submitted. Replace it?';

function SubmitAgainButton({ purge }: { purge: Purge }) {
  const { account } = useSession();
  return (
    <Button
      onClick={() => {
        if (itemCount(parseItems(loadDraft(account.id))) === 0 || window.confirm(CONFIRM_REPLACE)) {
          replaceDraft(draftFromPurge(account.id, purge));
          navigate(hrefs.new);
        }
      }}
    >
      Submit again
    </Button>
  );
}
