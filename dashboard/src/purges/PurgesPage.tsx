import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import Table from '@cloudscape-design/components/table';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { PurgeSummary } from '../api/types';
import { isPostponed } from '../api/types';
import { navigate, hrefs, replaceParams } from '../app/route';
import { useIsNarrow } from '../ui/narrow';
import { LastUpdated } from '../ui/LastUpdated';
import { Status } from '../ui/Status';
import { Time } from '../ui/Time';
import { ErrorAlert } from '../ui/ErrorAlert';
import { count, firstItemName, SOURCE_LABELS } from '../ui/labels';
import { Filters } from './Filters';
import { usePurges } from './usePurges';
import type { PurgesView } from './view';
import { isFiltered, parseView, SIZES, DEFAULT_VIEW, viewParams } from './view';

const COLUMNS: TableProps.ColumnDefinition<PurgeSummary>[] = [
  {
    id: 'item',
    header: 'First item',
    isRowHeader: true,
    minWidth: 170,
    cell: (purge) => (
      <>
        <Link href={hrefs.purge(purge.id)}>
          <span className="address">{firstItemName(purge)}</span>
        </Link>
        {purge.items > 1 && <Box color="text-body-secondary">and {count(purge.items - 1, 'more item')}</Box>}
      </>
    ),
  },
  { id: 'source', header: 'Source', cell: (purge) => SOURCE_LABELS[purge.source] },
  {
    id: 'requestedBy',
    header: 'Requested by',
    cell: (purge) => (
      <>
        {purge.key}
        {purge.reason && <Box color="text-body-secondary">{purge.reason}</Box>}
      </>
    ),
  },
  {
    id: 'requested',
    header: 'Requested',
    sortingField: 'requested',
    cell: (purge) => (
      <>
        <Time at={purge.acceptedAt} />
        {isPostponed(purge) && (
          <Box color="text-body-secondary">
            Not before <Time at={purge.notBefore ?? ''} />
          </Box>
        )}
      </>
    ),
  },
  { id: 'status', header: 'Status', minWidth: 130, cell: (purge) => <Status status={purge.status} /> },
];

/** Narrow screens show the status before the other columns. */
const NARROW_COLUMNS = ['item', 'status', 'requested', 'source', 'requestedBy'].flatMap((id) =>
  COLUMNS.filter((column) => column.id === id),
);

const REQUESTED = { sortingField: 'requested' };

/** The list of the account's purges. The URL holds its filters, order and page. */
export function PurgesPage({ params }: { params: URLSearchParams }) {
  const view = useMemo(() => parseView(params), [params]);
  const { query, pager } = usePurges(view);
  const isNarrow = useIsNarrow();
  const changeView = useCallback(
    (next: Partial<PurgesView>) => replaceParams(viewParams({ ...view, ...next })),
    [view],
  );
  /** Changes the filters or the order and returns to the first page. */
  const changeList = useCallback(
    (next: Partial<PurgesView>) => changeView({ page: 1, cursor: '', ...next }),
    [changeView],
  );
  // Placeholder data belongs to the previous page.
  const loaded = query.isPlaceholderData ? undefined : query.data;
  const page = loaded?.page ?? view.page;
  useEffect(() => {
    // The list has fewer pages than the URL requests.
    if (page !== view.page) {
      changeView({ page, cursor: pager.cursorOf(page) });
    }
  }, [page, pager, changeView, view.page]);
  const isLastPage = loaded && loaded.next === undefined;
  const isStale = query.isPlaceholderData && isRetrying(query);

  return (
    <SpaceBetween size="m">
      {query.isError && (
        <ErrorAlert error={query.error} header="Failed to load purges" onRetry={() => void query.refetch()} />
      )}
      <Table<PurgeSummary>
        variant="full-page"
        items={isStale ? [] : (query.data?.rows ?? [])}
        columnDefinitions={isNarrow ? NARROW_COLUMNS : COLUMNS}
        trackBy="id"
        loading={query.isPending || isStale}
        loadingText="Loading purges…"
        wrapLines
        stickyHeader
        sortingColumn={REQUESTED}
        sortingDescending={view.order === 'desc'}
        onSortingChange={({ detail }) => changeList({ order: detail.isDescending ? 'desc' : 'asc' })}
        header={
          <Header
            variant="awsui-h1-sticky"
            description="All purges of this account, ordered by the time of the request or the scheduled time, whichever is later."
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <LastUpdated query={query} queryKey={['purges']} label="purges" />
                <Button variant="primary" onClick={() => navigate(hrefs.new)}>
                  New request
                </Button>
              </SpaceBetween>
            }
          >
            Purges
          </Header>
        }
        filter={<Filters view={view} onChange={changeList} />}
        pagination={
          <Pagination
            currentPageIndex={page}
            pagesCount={isLastPage ? page : page + 1}
            openEnd={!isLastPage}
            onChange={({ detail }) =>
              changeView({ page: detail.currentPageIndex, cursor: pager.cursorOf(detail.currentPageIndex) })
            }
          />
        }
        preferences={
          <CollectionPreferences
            title="Preferences"
            confirmLabel="Confirm"
            cancelLabel="Cancel"
            preferences={{ pageSize: view.size }}
            pageSizePreference={{
              title: 'Page size',
              options: SIZES.map((size) => ({ value: size, label: count(size, 'purge') })),
            }}
            onConfirm={({ detail }) => changeList({ size: detail.pageSize ?? DEFAULT_VIEW.size })}
          />
        }
        empty={
          query.isError ? (
            <Box>No data</Box>
          ) : (
            <Empty
              filtered={isFiltered(view)}
              hasMore={!isLastPage}
              onClear={() => changeList({ ...DEFAULT_VIEW, size: view.size })}
            />
          )
        }
      />
    </SpaceBetween>
  );
}

/** Returns true if the query has failed or is offline. The rows of the previous list must not stay on the screen then. */
function isRetrying(query: UseQueryResult): boolean {
  return query.fetchStatus === 'paused' || query.failureCount > 0;
}

/** @param hasMore true if there are more pages, which may have matches */
function Empty({ filtered, hasMore, onClear }: { filtered: boolean; hasMore: boolean; onClear: () => void }) {
  if (!filtered) {
    return (
      <SpaceBetween size="s">
        <Box variant="strong">No purges</Box>
        <Box>Create a request with the URLs whose content has changed.</Box>
        <Button href={hrefs.new}>New request</Button>
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween size="s">
      <Box variant="strong">{hasMore ? 'No matches so far' : 'No matches'}</Box>
      <Box>
        {hasMore
          ? 'Go to the next page to continue the search, or choose a shorter time range.'
          : 'The search finds a purge ID, or the exact prefix of a URL or tag among the first 1,000 matching items.'}
      </Box>
      <Button onClick={onClear}>Clear filters</Button>
    </SpaceBetween>
  );
}
