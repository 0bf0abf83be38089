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
import { go, hrefs, replaceParams } from '../app/route';
import { useIsNarrow } from '../ui/narrow';
import { Freshness } from '../ui/Freshness';
import { Status } from '../ui/Status';
import { Time } from '../ui/Time';
import { Trouble } from '../ui/Trouble';
import { count, firstItemName, SOURCE_WORDS } from '../ui/words';
import { Filters } from './Filters';
import { usePurges } from './usePurges';
import type { PurgesView } from './view';
import { isFiltered, parseView, SIZES, USUAL, viewParams } from './view';

const COLUMNS: TableProps.ColumnDefinition<PurgeSummary>[] = [
  {
    id: 'what',
    header: 'URL',
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
  { id: 'source', header: 'Source', cell: (purge) => SOURCE_WORDS[purge.source] },
  {
    id: 'who',
    header: 'Who',
    cell: (purge) => (
      <>
        {purge.key}
        {purge.reason && <Box color="text-body-secondary">{purge.reason}</Box>}
      </>
    ),
  },
  {
    id: 'submitted',
    header: 'Submitted',
    sortingField: 'submitted',
    cell: (purge) => (
      <>
        <Time at={purge.acceptedAt} />
        {isPostponed(purge) && (
          <Box color="text-body-secondary">
            for <Time at={purge.notBefore ?? ''} />
          </Box>
        )}
      </>
    ),
  },
  { id: 'status', header: 'Status', minWidth: 130, cell: (purge) => <Status status={purge.status} /> },
];

/** What became of it comes first where there is little room. */
const NARROW_COLUMNS = ['what', 'status', 'submitted', 'source', 'who'].flatMap((id) =>
  COLUMNS.filter((column) => column.id === id),
);

const SUBMITTED = { sortingField: 'submitted' };

/** The account's purges, page by page, as the address says. */
export function PurgesPage({ params }: { params: URLSearchParams }) {
  const view = useMemo(() => parseView(params), [params]);
  const { query, pages } = usePurges(view);
  const isNarrow = useIsNarrow();
  const show = useCallback((next: Partial<PurgesView>) => replaceParams(viewParams({ ...view, ...next })), [view]);
  /** Another list begins at its first page. */
  const narrow = useCallback((next: Partial<PurgesView>) => show({ page: 1, cursor: '', ...next }), [show]);
  const read = query.data;
  // What is still on the screen of the page before says nothing of this one.
  const here = query.isPlaceholderData ? undefined : read;
  const page = here?.page ?? view.page;
  useEffect(() => {
    // There were fewer pages than the address said.
    if (page !== view.page) {
      show({ page, cursor: pages.cursorOf(page) });
    }
  }, [page, pages, show, view.page]);
  const last = here && here.next === undefined;

  return (
    <SpaceBetween size="m">
      {query.isError && (
        <Trouble error={query.error} header="The purges cannot be shown" again={() => void query.refetch()} />
      )}
      <Table<PurgeSummary>
        variant="full-page"
        items={query.isPlaceholderData && isStuck(query) ? [] : (read?.rows ?? [])}
        columnDefinitions={isNarrow ? NARROW_COLUMNS : COLUMNS}
        trackBy="id"
        loading={query.isPending || (query.isPlaceholderData && isStuck(query))}
        loadingText="Loading purges"
        wrapLines
        stickyHeader
        sortingColumn={SUBMITTED}
        sortingDescending={view.order === 'desc'}
        onSortingChange={({ detail }) => narrow({ order: detail.isDescending ? 'desc' : 'asc' })}
        header={
          <Header
            variant="awsui-h1-sticky"
            description="Each purge of this account, by the time at which it was submitted, or is due where that is later."
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <Freshness query={query} name={['purges']} what="the purges" />
                <Button variant="primary" onClick={() => go(hrefs.new)}>
                  New request
                </Button>
              </SpaceBetween>
            }
          >
            Purges
          </Header>
        }
        filter={<Filters view={view} narrow={narrow} />}
        pagination={
          <Pagination
            currentPageIndex={page}
            pagesCount={last ? page : page + 1}
            openEnd={!last}
            onChange={({ detail }) =>
              show({ page: detail.currentPageIndex, cursor: pages.cursorOf(detail.currentPageIndex) })
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
              title: 'Purges on a page',
              options: SIZES.map((size) => ({ value: size, label: count(size, 'purge') })),
            }}
            onConfirm={({ detail }) => narrow({ size: detail.pageSize ?? USUAL.size })}
          />
        }
        empty={
          query.isError ? (
            <Box>Nothing was read.</Box>
          ) : (
            <Empty filtered={isFiltered(view)} more={!last} clear={() => narrow({ ...USUAL, size: view.size })} />
          )
        }
      />
    </SpaceBetween>
  );
}

/** Rows of another list would pose as the answer for as long as this one does not come. */
function isStuck(query: UseQueryResult): boolean {
  return query.fetchStatus === 'paused' || query.failureCount > 0;
}

/** @param more whether there may be some further on */
function Empty({ filtered, more, clear }: { filtered: boolean; more: boolean; clear: () => void }) {
  if (!filtered) {
    return (
      <SpaceBetween size="s">
        <Box variant="strong">No purges yet</Box>
        <Box>Submit the URLs whose content has changed, and they show up here.</Box>
        <Button href={hrefs.new}>New request</Button>
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween size="s">
      <Box variant="strong">{more ? 'None among the purges looked at so far' : 'No purge fits'}</Box>
      <Box>
        {more
          ? 'Go on to the next page to look at earlier ones, or narrow the time.'
          : 'The search finds an id, or what a URL or tag begins with, to the letter, among the first 1,000 items that do.'}
      </Box>
      <Button onClick={clear}>Clear the filters</Button>
    </SpaceBetween>
  );
}
