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
import { go, hrefs } from '../app/route';
import { useSession } from '../app/session';
import { countOf, draftOf, itemsOf, keptDraft, replaceDraft } from '../request/draft';
import { Freshness } from '../ui/Freshness';
import { Pending } from '../ui/Pending';
import { Status, statusWord } from '../ui/Status';
import { Time } from '../ui/Time';
import { Trouble } from '../ui/Trouble';
import { count, SOURCE_WORDS } from '../ui/words';
import { CancelButton } from './CancelButton';
import { ItemsTable } from './ItemsTable';
import { timeline } from './timeline';
import { usePurge } from './usePurge';

/** One purge: how far it is, item by item, and what can be done with it. */
export default function PurgePage({ id }: { id: string }) {
  const query = usePurge(id);
  const purge = query.data?.purge;
  return (
    <SpaceBetween size="l">
      {!purge && <Header variant="h1">Purge</Header>}
      {query.isError && (
        <SpaceBetween size="m">
          <Trouble
            error={query.error}
            header="The purge cannot be shown"
            again={isUnknown(query.error) ? undefined : () => void query.refetch()}
          />
          <Button href={hrefs.purges}>All purges</Button>
        </SpaceBetween>
      )}
      {query.isPending && <Pending query={query} what="the purge" />}
      {purge && (
        <SpaceBetween size="l">
          <Header
            variant="h1"
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <Freshness query={query} name={['purge', id]} what="this purge" />
                <CopyToClipboard
                  variant="button"
                  copyButtonText="Copy link"
                  textToCopy={window.location.href}
                  copySuccessText="Link copied; whoever opens it needs a key of this account"
                  copyErrorText="Copy it from the address bar"
                />
                <SubmitAgainButton purge={purge} />
                <CancelButton purge={purge} />
              </SpaceBetween>
            }
          >
            Purge of {count(purge.items.length, 'item')}
          </Header>
          <Overdue purge={purge} />
          <Summary purge={purge} />
          <ItemsTable items={purge.items} />
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
        CloudFront has had {overdue === 1 ? 'it' : 'them'} for more than 15 minutes and has not completed{' '}
        {overdue === 1 ? 'it' : 'them'} yet. There is nothing to send again: it is asked after until it ends.
        {purge.support
          ? ` If it is urgent, ask: ${purge.support}`
          : ' If it is urgent, ask whoever runs this installation'}
        {', and give the purge id.'}
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
          {statusWord(purge.status)}
        </div>
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            { label: 'Status', value: <Status status={purge.status} /> },
            {
              label: 'Purge id',
              value: (
                <CopyToClipboard
                  variant="inline"
                  textToCopy={purge.id}
                  copyButtonAriaLabel="Copy purge id"
                  copySuccessText="Purge id copied"
                  copyErrorText="Select and copy it by hand"
                />
              ),
            },
            { label: 'Accepted', value: <Time at={purge.acceptedAt} /> },
            ...(isPostponed(purge) ? [{ label: 'Not before', value: <Time at={purge.notBefore ?? ''} /> }] : []),
            { label: 'Source', value: SOURCE_WORDS[purge.source] },
            { label: 'Who', value: purge.key },
            ...(purge.reason ? [{ label: 'Reason', value: purge.reason }] : []),
          ]}
        />
        <Steps
          ariaLabel="How far it is"
          steps={timeline(purge, api.now()).map(({ name, state, says }) => ({
            header: name,
            status: state,
            statusIconAriaLabel: state,
            details: says === '' ? undefined : <Box color="text-body-secondary">{says}</Box>,
          }))}
        />
      </SpaceBetween>
    </Container>
  );
}

const OTHER_DRAFT = 'Another request is being written and has not been sent. Replace it?';

function SubmitAgainButton({ purge }: { purge: Purge }) {
  const { account } = useSession();
  return (
    <Button
      onClick={() => {
        if (countOf(itemsOf(keptDraft(account.id))) === 0 || window.confirm(OTHER_DRAFT)) {
          replaceDraft(draftOf(account.id, purge));
          go(hrefs.new);
        }
      }}
    >
      Submit again
    </Button>
  );
}
