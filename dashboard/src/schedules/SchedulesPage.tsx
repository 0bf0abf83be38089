import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { Schedule } from '../api/types';
import { hrefs } from '../app/route';
import { useSession } from '../app/session';
import { LastUpdated } from '../ui/LastUpdated';
import { Time } from '../ui/Time';
import { ErrorAlert } from '../ui/ErrorAlert';
import { count, itemName } from '../ui/labels';

const COLUMNS: TableProps.ColumnDefinition<Schedule>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ name, reason }) => (
      <>
        {name}
        {reason && <Box color="text-body-secondary">{reason}</Box>}
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 120,
    cell: ({ state }) =>
      state === 'enabled' ? (
        <StatusIndicator type="success" wrapText={false}>
          Enabled
        </StatusIndicator>
      ) : (
        <StatusIndicator type="stopped" wrapText={false}>
          Disabled
        </StatusIndicator>
      ),
  },
  {
    id: 'when',
    header: 'Expression',
    minWidth: 210,
    cell: ({ expression, timeZone, start, end }) => (
      <>
        <code>{expression}</code>
        <Box color="text-body-secondary">{timeZone}</Box>
        {start && (
          <Box color="text-body-secondary">
            from <Time at={start} />
          </Box>
        )}
        {end && (
          <Box color="text-body-secondary">
            until <Time at={end} />
          </Box>
        )}
      </>
    ),
  },
  { id: 'next', header: 'Next runs', cell: (schedule) => <Next schedule={schedule} /> },
  { id: 'last', header: 'Last run', minWidth: 170, cell: (schedule) => <LastRun schedule={schedule} /> },
  { id: 'what', header: 'Purges', minWidth: 220, cell: (schedule) => <What schedule={schedule} /> },
];

/** The next runs change as time passes. */
const REFRESH_MILLISECONDS = 60_000;

/** The schedules of the account with their next runs. */
export default function SchedulesPage() {
  const { api } = useSession();
  const query = useQuery({
    queryKey: ['schedules'],
    queryFn: ({ signal }) => api.schedules(signal),
    refetchInterval: REFRESH_MILLISECONDS,
  });
  return (
    <SpaceBetween size="m">
      {query.isError && (
        <ErrorAlert error={query.error} header="Failed to load schedules" onRetry={() => void query.refetch()} />
      )}
      <Table<Schedule>
        variant="full-page"
        items={query.data?.schedules ?? []}
        columnDefinitions={COLUMNS}
        trackBy="name"
        loading={query.isPending}
        loadingText="Loading schedules…"
        wrapLines
        header={
          <Header
            variant="awsui-h1-sticky"
            description="Recurring purges. Create and change them with the command line: edgepurge schedule."
            actions={<LastUpdated query={query} queryKey={['schedules']} label="schedules" />}
          >
            Schedules
          </Header>
        }
        empty={
          query.isError ? (
            <Box>No data</Box>
          ) : (
            <SpaceBetween size="xs">
              <Box variant="strong">No schedules</Box>
              <Box>
                Your operator creates schedules with the command line: <code>edgepurge schedule</code>.
              </Box>
            </SpaceBetween>
          )
        }
      />
    </SpaceBetween>
  );
}

function Next({ schedule: { next, state } }: { schedule: Schedule }) {
  if (!next) {
    return 'Unknown: only EventBridge Scheduler can evaluate this expression';
  }
  if (next.length === 0) {
    return state === 'disabled' ? 'No runs while disabled' : 'No further runs';
  }
  return (
    <ul className="plain">
      {next.map((time) => (
        <li key={time}>
          <Time at={time} />
        </li>
      ))}
    </ul>
  );
}

function LastRun({ schedule: { lastRun } }: { schedule: Schedule }) {
  if (!lastRun) {
    return '-';
  }
  const { at, outcome, purge, problem } = lastRun;
  return (
    <>
      <StatusIndicator type={outcome === 'accepted' ? 'success' : 'error'} wrapText={false}>
        {outcome === 'accepted' ? 'Accepted' : 'Refused'}
      </StatusIndicator>
      <Box color="text-body-secondary">
        <Time at={at} />
      </Box>
      {purge && <Link href={hrefs.purge(purge)}>View purge</Link>}
      {problem && <Box color="text-body-secondary">{problem.slice(problem.lastIndexOf('/') + 1)}</Box>}
    </>
  );
}

function What({ schedule: { urls, tags, images, items } }: { schedule: Schedule }) {
  const shown = [
    ...urls.map((url) => ({ url })),
    ...tags.map(({ tag }) => ({ tag })),
    ...images.map((image) => ({ image })),
  ];
  return (
    <>
      <ul className="plain">
        {shown.map((item) => (
          <li key={itemName(item)} className="address">
            {itemName(item)}
          </li>
        ))}
      </ul>
      {items > shown.length && <Box color="text-body-secondary">and {count(items - shown.length, 'more item')}</Box>}
    </>
  );
}
