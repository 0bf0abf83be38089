import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { sentence } from '../api/errors';
import type { Preview } from '../api/types';
import { count, dollars, grouped } from '../ui/words';
import type { DraftItems } from './draft';

interface Props {
  preview: Preview | undefined;
  items: DraftItems;
  /** What is shown is of an earlier draft; the next is on its way. */
  pending: boolean;
  /** Why it has not come yet, while it is asked for again. */
  trouble: unknown;
}

/** What the request would do: what CloudFront is asked for, what merges, what it costs. */
export function PreviewPanel({ preview, items, pending, trouble }: Props) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Nothing is purged or charged before you submit."
          info={
            pending && (
              <StatusIndicator type="loading">
                {trouble ? `${sentence(trouble)} Trying again.` : 'Checking'}
              </StatusIndicator>
            )
          }
        >
          Preview
        </Header>
      }
    >
      {preview ? (
        <SpaceBetween size="m">
          <Figures preview={preview} />
          <Merges preview={preview} items={items} />
          <Paths preview={preview} />
        </SpaceBetween>
      ) : (
        <Box color="text-body-secondary">
          {items.places.length === 0 || pending
            ? 'Enter a URL or a tag, and here stands what would become of it.'
            : 'Not to be told: see above why.'}
        </Box>
      )}
    </Container>
  );
}

function Figures({ preview }: { preview: Preview }) {
  const { limit, left, leftAfter, key } = preview.quota;
  return (
    <KeyValuePairs
      columns={4}
      minColumnWidth={180}
      items={[
        { label: 'Taken from the quota', value: count(preview.units, 'item') },
        {
          label: 'Quota left, before and after',
          value: `${grouped(left)} → ${grouped(leftAfter)} of ${grouped(limit)}`,
        },
        ...(key ? [{ label: "Left of this key's share", value: `${grouped(key.left)} of ${grouped(key.limit)}` }] : []),
        { label: 'Paths that CloudFront bills', value: grouped(preview.pathsBilled) },
        {
          label: 'Cost',
          value: (
            <>
              {dollars(preview.dollarsAtMost)} at most
              <Box color="text-body-secondary" fontSize="body-s">
                nothing while any of the AWS account&apos;s 1,000 free paths of the month are left
              </Box>
            </>
          ),
        },
      ]}
    />
  );
}

function Merges({ preview, items }: Pick<Props, 'items'> & { preview: Preview }) {
  const covered = preview.items.filter(({ coveredBy }) => coveredBy !== undefined);
  const { duplicates } = preview;
  if (covered.length + duplicates.length === 0) {
    return null;
  }
  const shown = (index: number) => {
    const place = items.places[index];
    return place ? `${place.endpoint === '' ? 'Line' : 'Tag line'} ${place.line + 1}` : `Item ${index + 1}`;
  };
  return (
    <ExpandableSection headerText={`What merges (${duplicates.length + covered.length})`} defaultExpanded>
      <ul className="plain">
        {duplicates.map(({ index, duplicateOf }) => (
          <li key={index}>
            {shown(index)} asks for the same as {lower(shown(duplicateOf))}: it is not charged.
          </li>
        ))}
        {covered.map(({ index, coveredBy }) => (
          <li key={index}>
            {shown(index)} is covered by <span className="address">{coveredBy}</span>: it takes one of the quota, and no
            path of its own.
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function Paths({ preview }: { preview: Preview }) {
  if (preview.invalidations.length === 0) {
    return null;
  }
  return (
    <ExpandableSection headerText={`Paths (${preview.pathsBilled})`}>
      <SpaceBetween size="s">
        {preview.invalidations.map(({ distribution, paths }) => (
          <div key={distribution}>
            <Box variant="awsui-key-label">Distribution {distribution}</Box>
            <ul className="plain">
              {paths.map((path) => (
                <li key={path} className="address">
                  {path}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </SpaceBetween>
    </ExpandableSection>
  );
}
