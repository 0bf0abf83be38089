import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import type { PurgeItem } from '../api/types';
import { Status } from '../ui/Status';
import { Time } from '../ui/Time';
import { itemName } from '../ui/labels';

const COLUMNS: TableProps.ColumnDefinition<PurgeItem>[] = [
  {
    id: 'what',
    header: 'URL or tag',
    isRowHeader: true,
    minWidth: 170,
    cell: (item) => (
      <>
        <span className="address">{itemName(item)}</span>
        {item.endpoint && <Box color="text-body-secondary">{item.endpoint}</Box>}
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

/** The items of a purge, each with its status and its invalidation. */
export function ItemsTable({ items }: { items: PurgeItem[] }) {
  return (
    <Table<PurgeItem>
      items={items}
      columnDefinitions={COLUMNS}
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
