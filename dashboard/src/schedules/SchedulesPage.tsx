import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { Schedule } from '../api/types';
import { useSession } from '../app/session';
import { Freshness } from '../ui/Freshness';
import { Time } from '../ui/Time';
import { Trouble } from '../ui/Trouble';
import { count, itemName } from '../ui/words';

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
    header: 'When',
    minWidth: 160,
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
  { id: 'next', header: 'Next times', cell: (schedule) => <Next schedule={schedule} /> },
  { id: 'what', header: 'Purges', minWidth: 220, cell: (schedule) => <What schedule={schedule} /> },
];

/** Next times go by. */
const REFRESH_MILLISECONDS = 60_000;

/** What purges by itself, and when next. */
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
        <Trouble error={query.error} header="The schedules cannot be shown" again={() => void query.refetch()} />
      )}
      <Table<Schedule>
        variant="full-page"
        items={query.data?.schedules ?? []}
        columnDefinitions={COLUMNS}
        trackBy="name"
        loading={query.isPending}
        loadingText="Loading schedules"
        wrapLines
        header={
          <Header
            variant="awsui-h1-sticky"
            description="Purges that come round by themselves. They are made and changed with the command line: edgepurge schedule."
            actions={<Freshness query={query} name={['schedules']} what="the schedules" />}
          >
            Schedules
          </Header>
        }
        empty={
          query.isError ? (
            <Box>Nothing was read.</Box>
          ) : (
            <SpaceBetween size="xs">
              <Box variant="strong">No schedules</Box>
              <Box>
                Whoever runs this installation makes one with the command line, for instance{' '}
                <code>edgepurge schedule</code>.
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
    return 'Not known: the expression is one that only the scheduler reads';
  }
  if (next.length === 0) {
    return state === 'disabled' ? 'None while it is disabled' : 'None any more';
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

function What({ schedule: { urls, tags, items } }: { schedule: Schedule }) {
  const shown = [...urls.map((url) => ({ url })), ...tags.map(({ tag }) => ({ tag }))];
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
