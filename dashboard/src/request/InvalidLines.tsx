import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Violation } from '../api/types';
import { useIsNarrow } from '../ui/narrow';
import { count } from '../ui/labels';
import type { Draft, DraftItems, Position } from './draft';
import { withLine } from './draft';
import type { Validation } from './validation';

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
  items: DraftItems;
  validations: Validation[];
}

/** The id of the element that gets the focus when invalid lines prevent the submission. */
export const INVALID_LINES = 'invalid-lines';

interface Row {
  position: Position;
  violation: Violation;
}

/** The invalid lines, each with the violated rule and, if there is one, a suggested fix. */
export function InvalidLines({ draft, change, items, validations }: Props) {
  const rows = validations.flatMap((validation, index): Row[] => {
    const position = items.positions[index];
    return validation.kind === 'invalid' && position ? [{ position, violation: validation.violation }] : [];
  });
  const narrow = useIsNarrow();
  // A wildcard also purges other objects, so each one is confirmed by itself.
  const fixable = rows.filter(({ violation }) => violation.suggestion !== undefined && !isWider(violation));
  return (
    <div id={INVALID_LINES} tabIndex={-1}>
      <div role="status" className="visually-hidden">
        {rows.length === 0 ? '' : `${count(rows.length, 'invalid line')}.`}
      </div>
      {rows.length > 0 && (
        <Table<Row>
          variant="embedded"
          items={rows}
          trackBy={({ position }) => `${position.endpoint} ${position.line}`}
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
              Invalid lines
            </Header>
          }
          columnDisplay={columnOrder(narrow)}
          columnDefinitions={[
            {
              id: 'line',
              header: 'Line',
              cell: ({ position, violation }) => kindOf(violation) + String(position.line + 1),
            },
            {
              id: 'item',
              header: 'Item',
              isRowHeader: true,
              minWidth: 160,
              cell: ({ violation }) => (
                <span className="address">{violation.url ?? violation.tag ?? violation.image}</span>
              ),
            },
            {
              id: 'problem',
              header: 'Problem',
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
  const { position, violation } = row;
  if (violation.suggestion === undefined) {
    return (
      <Button
        formAction="none"
        variant="inline-link"
        ariaLabel={`Remove line ${position.line + 1}`}
        onClick={() => change(withLine(draft, position, undefined))}
      >
        Remove line
      </Button>
    );
  }
  return (
    <SpaceBetween size="xxs">
      <span className="address">{violation.suggestion}</span>
      {isWider(violation) && (
        <Box color="text-body-secondary" fontSize="body-s">
          {violation.image === undefined
            ? 'Also purges every other object whose URL starts with this text.'
            : 'Also purges the other variants of this image.'}
        </Box>
      )}
      <Button
        formAction="none"
        variant="inline-link"
        ariaLabel={`Apply ${violation.suggestion} to line ${position.line + 1}`}
        onClick={() => change(withSuggestion(draft, row))}
      >
        {isWider(violation) && violation.image === undefined ? 'Use wildcard' : 'Apply fix'}
      </Button>
    </SpaceBetween>
  );
}

function kindOf(violation: Violation): string {
  if (violation.image !== undefined) {
    return 'Image ';
  }
  return violation.tag === undefined ? '' : 'Tag ';
}

/** Narrow screens show the fix next to the line, where it is visible without scrolling. */
function columnOrder(narrow: boolean) {
  const ids = narrow ? ['line', 'fix', 'problem', 'item'] : ['line', 'item', 'problem', 'fix'];
  return ids.map((id) => ({ id, visible: true }));
}

function isWider(violation: Violation): boolean {
  return violation.suggestionKind === 'wider';
}

function withSuggestion(draft: Draft, { position, violation }: Row): Draft {
  return violation.suggestion === undefined ? draft : withLine(draft, position, violation.suggestion);
}
