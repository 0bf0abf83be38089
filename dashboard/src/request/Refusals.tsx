import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Violation } from '../api/types';
import { useIsNarrow } from '../ui/narrow';
import { count } from '../ui/words';
import type { Draft, DraftItems, Place } from './draft';
import { withLine } from './draft';
import type { Judgement } from './judgement';

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
  items: DraftItems;
  judgements: Judgement[];
}

/** The element that is to be looked at when a request cannot be sent for its lines. */
export const REFUSALS = 'refusals';

interface Row {
  place: Place;
  violation: Violation;
}

/** Every line that would be refused: the rule that it breaks, and what would do, a click away. */
export function Refusals({ draft, change, items, judgements }: Props) {
  const rows = judgements.flatMap((judgement, index): Row[] => {
    const place = items.places[index];
    return judgement.kind === 'refused' && place ? [{ place, violation: judgement.violation }] : [];
  });
  const narrow = useIsNarrow();
  const fixable = rows.filter(({ violation }) => violation.suggestion !== undefined);
  return (
    <div id={REFUSALS} tabIndex={-1}>
      <div role="status" className="visually-hidden">
        {rows.length === 0 ? '' : `${count(rows.length, 'line')} cannot be purged.`}
      </div>
      {rows.length > 0 && (
        <Table<Row>
          variant="embedded"
          items={rows}
          trackBy={({ place }) => `${place.endpoint} ${place.line}`}
          wrapLines
          header={
            <Header
              variant="h3"
              counter={`(${rows.length})`}
              actions={
                fixable.length > 1 && (
                  <Button
                    formAction="none"
                    onClick={() => change(fixable.reduce((fixed, row) => withSuggestion(fixed, row), draft))}
                  >
                    Apply all {fixable.length} fixes
                  </Button>
                )
              }
            >
              Lines that cannot be purged
            </Header>
          }
          columnDisplay={order(narrow)}
          columnDefinitions={[
            {
              id: 'line',
              header: 'Line',
              cell: ({ place, violation }) => (violation.tag === undefined ? '' : 'Tag ') + String(place.line + 1),
            },
            {
              id: 'what',
              header: 'URL or tag',
              isRowHeader: true,
              minWidth: 160,
              cell: ({ violation }) => <span className="address">{violation.url ?? violation.tag}</span>,
            },
            {
              id: 'why',
              header: 'What is wrong',
              minWidth: 200,
              cell: ({ violation }) => (
                <>
                  {violation.detail}
                  {violation.rule && (
                    <Box color="text-body-secondary" fontSize="body-s">
                      Rule: {violation.rule}
                    </Box>
                  )}
                </>
              ),
            },
            {
              id: 'fix',
              header: 'Fix',
              minWidth: 160,
              cell: (row) => <Fix row={row} draft={draft} change={change} />,
            },
          ]}
        />
      )}
    </div>
  );
}

function Fix({ row, draft, change }: { row: Row } & Pick<Props, 'draft' | 'change'>) {
  const { place, violation } = row;
  if (violation.suggestion === undefined) {
    return (
      <Button
        formAction="none"
        variant="inline-link"
        ariaLabel={`Remove line ${place.line + 1}`}
        onClick={() => change(withLine(draft, place, undefined))}
      >
        Remove the line
      </Button>
    );
  }
  return (
    <SpaceBetween size="xxs">
      <span className="address">{violation.suggestion}</span>
      <Button
        formAction="none"
        variant="inline-link"
        ariaLabel={`Use ${violation.suggestion} on line ${place.line + 1}`}
        onClick={() => change(withSuggestion(draft, row))}
      >
        Use this
      </Button>
    </SpaceBetween>
  );
}

/** The fix is in sight, however little room there is. */
function order(narrow: boolean) {
  const ids = narrow ? ['line', 'fix', 'why', 'what'] : ['line', 'what', 'why', 'fix'];
  return ids.map((id) => ({ id, visible: true }));
}

function withSuggestion(draft: Draft, { place, violation }: Row): Draft {
  return violation.suggestion === undefined ? draft : withLine(draft, place, violation.suggestion);
}
