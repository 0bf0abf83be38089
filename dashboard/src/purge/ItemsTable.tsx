import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import type { OtherSpelling, PurgeItem } from '../api/types';
import { ExpandableVariants } from '../ui/ImageVariants';
import { OtherSpellings } from '../ui/OtherSpellings';
import { Status } from '../ui/Status';
import { Time } from '../ui/Time';
import { VerificationStatus } from '../ui/VerificationStatus';
import { Warnings } from '../ui/Warnings';
import { count, itemName } from '../ui/labels';

const COLUMNS: TableProps.ColumnDefinition<PurgeItem>[] = [
  {
    id: 'what',
    header: 'Item',
    isRowHeader: true,
    minWidth: 170,
    cell: (item) => (
      <>
        <span className="address">{itemName(item)}</span>
        {item.endpoint && <Box color="text-body-secondary">{item.endpoint}</Box>}
        <Warnings warnings={item.warnings} />
        <ExpandableVariants {...item} />
        {item.alsoCachedAs && (
          <ExpandableSection variant="inline" headerText={spellingsHeader(item.alsoCachedAs)}>
            <OtherSpellings spellings={item.alsoCachedAs} />
          </ExpandableSection>
        )}
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 130,
    cell: (item) => (
      <>
        <Status status={item.status} /> {item.overdue && <Badge color="red">Overdue</Badge>}
        {item.reason && <Box color="text-body-secondary">{item.reason}</Box>}
      </>
    ),
  },
  { id: 'since', header: 'Since', cell: (item) => <Time at={item.since} /> },
  {
    id: 'invalidation',
    header: 'Invalidation',
    cell: (item) => (
      <>
        {item.invalidation ?? '-'}
        {item.carriedBy && <Box color="text-body-secondary">via {item.carriedBy}</Box>}
      </>
    ),
  },
];

const VERIFICATION: TableProps.ColumnDefinition<PurgeItem> = {
  id: 'verification',
  header: 'Verification',
  minWidth: 170,
  cell: ({ verification }) =>
    verification ? (
      <>
        <VerificationStatus result={verification.result} />
        {verification.evidence?.pop && <Box color="text-body-secondary">at {verification.evidence.pop}</Box>}
        {verification.note && <Box color="text-body-secondary">{verification.note}</Box>}
      </>
    ) : (
      '-'
    ),
};

function spellingsHeader(spellings: OtherSpelling[]): string {
  const left = spellings.filter(({ purged }) => !purged).length;
  return `${count(spellings.length, 'other spelling')}${left === 0 ? '' : `, ${left} not purged`}`;
}

/** The items of a purge, each with its status and its invalidation. */
export function ItemsTable({ items }: { items: PurgeItem[] }) {
  return (
    <Table<PurgeItem>
      items={items}
      columnDefinitions={items.some(({ verification }) => verification) ? [...COLUMNS, VERIFICATION] : COLUMNS}
      trackBy={(item) => String(item.index)}
      wrapLines
      header={
        <Header variant="h2" counter={`(${items.length})`}>
          Items
        </Header>
      }
    />
  );
}
