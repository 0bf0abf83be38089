import BarChart from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { MonthlyQuota } from '../api/types';
import { useSession } from '../app/session';
import { LastUpdated } from '../ui/LastUpdated';
import { Loading } from '../ui/Loading';
import { duration, localTimeWithZone } from '../ui/time';
import { ErrorAlert } from '../ui/ErrorAlert';
import { count, dollars, grouped, SOURCE_LABELS } from '../ui/labels';
import { daysOf, unitsBySource } from './month';
import { useQuota } from './useQuota';

/** The quota of the current month: usage, projection and a chart by day. */
export default function QuotaPage() {
  const query = useQuota();
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Each URL or tag of a purge counts as one item. Items that fail or are cancelled before submission are refunded."
        actions={<LastUpdated query={query} queryKey={['quota']} label="quota" />}
      >
        Quota
      </Header>
      {query.isError && (
        <ErrorAlert error={query.error} header="Failed to load the quota" onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Loading query={query} label="the quota" />}
      {query.data && (
        <SpaceBetween size="l">
          <Month quota={query.data} />
          <Days quota={query.data} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function Month({ quota }: { quota: MonthlyQuota }) {
  const { api } = useSession();
  const { used, limit, left, resetsAt, projected, key, support } = quota;
  return (
    <Container header={<Header variant="h2">This month</Header>}>
      <SpaceBetween size="l">
        <ProgressBar
          label="Used"
          value={limit === 0 ? 100 : Math.min(100, (used / limit) * 100)}
          additionalInfo={`${grouped(used)} of ${count(limit, 'item')}`}
          status="in-progress"
        />
        <ColumnLayout columns={1}>
          <KeyValuePairs
            columns={4}
            minColumnWidth={180}
            items={[
              { label: 'Left', value: count(left, 'item') },
              {
                label: 'Resets',
                value: (
                  <>
                    {localTimeWithZone(resetsAt)}
                    <Box color="text-body-secondary" fontSize="body-s">
                      in {duration(new Date(resetsAt).getTime() - api.now().getTime())}
                    </Box>
                  </>
                ),
              },
              { label: 'Projected for the month', value: count(projected.units, 'item') },
              {
                label: 'Projected CloudFront cost',
                value: (
                  <>
                    At most {dollars(projected.dollarsAtMost)}
                    <Box color="text-body-secondary" fontSize="body-s">
                      Merged items and the free paths of the AWS account reduce it.
                    </Box>
                  </>
                ),
              },
              ...(key
                ? [
                    {
                      label: "Left of this key's share",
                      value: `${grouped(key.left)} of ${grouped(key.limit)}`,
                    },
                  ]
                : []),
              { label: 'Contact for a higher quota', value: support ?? 'Your operator' },
            ]}
          />
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}

/** Leaves axis ticks between whole numbers of items blank. */
function wholeOnly(units: number): string {
  return Number.isInteger(units) ? grouped(units) : '';
}

function Days({ quota }: { quota: MonthlyQuota }) {
  const series = unitsBySource(quota).map(({ source, byDay }) => ({
    title: SOURCE_LABELS[source],
    type: 'bar' as const,
    data: byDay.map(({ day, units }) => ({ x: day, y: units })),
  }));
  return (
    <Container
      header={
        <Header variant="h2" description="Items charged less items refunded. Days are in UTC.">
          Usage by day and source
        </Header>
      }
    >
      <BarChart
        series={series}
        xDomain={daysOf(quota)}
        xScaleType="categorical"
        i18nStrings={{ xTickFormatter: (day) => String(Number(day.slice(-2))), yTickFormatter: wholeOnly }}
        ariaLabel="Items charged by day and source"
        stackedBars
        hideFilter
        height={240}
        xTitle="Day"
        yTitle="Items"
        empty={
          <SpaceBetween size="xs">
            <Box variant="strong">No usage this month</Box>
            <Box>The chart shows the items of each day after your first purge.</Box>
          </SpaceBetween>
        }
      />
    </Container>
  );
}
