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
import { Freshness } from '../ui/Freshness';
import { Pending } from '../ui/Pending';
import { duration, localTimeWithZone } from '../ui/time';
import { Trouble } from '../ui/Trouble';
import { count, dollars, grouped, SOURCE_WORDS } from '../ui/words';
import { daysOf, unitsByDoor } from './month';
import { useQuota } from './useQuota';

/** The month: used, left, day by day, and what it will come to. */
export default function QuotaPage() {
  const query = useQuota();
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Each URL and each tag of a purge takes one; what fails or is cancelled before CloudFront is asked comes back."
        actions={<Freshness query={query} name={['quota']} what="the quota" />}
      >
        Quota
      </Header>
      {query.isError && (
        <Trouble error={query.error} header="The quota cannot be shown" again={() => void query.refetch()} />
      )}
      {query.isPending && <Pending query={query} what="the quota" />}
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
                label: 'Starts anew',
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
                label: "CloudFront's bill, projected",
                value: (
                  <>
                    {dollars(projected.dollarsAtMost)} at most
                    <Box color="text-body-secondary" fontSize="body-s">
                      less for what merges, and for free paths of the AWS account
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
              { label: 'For more, ask', value: support ?? 'whoever runs this installation' },
            ]}
          />
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}

/** Half an item is none. */
function wholeOnly(units: number): string {
  return Number.isInteger(units) ? grouped(units) : '';
}

function Days({ quota }: { quota: MonthlyQuota }) {
  const series = unitsByDoor(quota).map(({ source, byDay }) => ({
    title: SOURCE_WORDS[source],
    type: 'bar' as const,
    data: byDay.map(({ day, units }) => ({ x: day, y: units })),
  }));
  return (
    <Container
      header={
        <Header variant="h2" description="Items charged, less those refunded; days in UTC.">
          By day and source
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
            <Box variant="strong">Nothing charged yet this month</Box>
            <Box>It shows here, day by day, once something is purged.</Box>
          </SpaceBetween>
        }
      />
    </Container>
  );
}
