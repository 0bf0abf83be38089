import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { messageOf } from '../api/errors';
import type { Preview } from '../api/types';
import { count, dollars, grouped } from '../ui/labels';
import { ImageVariants } from '../ui/ImageVariants';
import { OtherSpellings } from '../ui/OtherSpellings';
import { Warnings } from '../ui/Warnings';
import type { DraftItems, Position } from './draft';
import { IMAGES } from './draft';

interface Props {
  preview: Preview | undefined;
  items: DraftItems;
  /** True while the preview of the latest draft is loading. */
  pending: boolean;
  /** The last error, while the preview is retried. */
  error: unknown;
}

/** The preview of a request: its paths at CloudFront, merged items, quota and cost. */
export function PreviewPanel({ preview, items, pending, error }: Props) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Nothing is purged or charged before you submit."
          info={
            pending && (
              <StatusIndicator type="loading">
                {error ? `${messageOf(error)} Retrying…` : 'Validating…'}
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
          <ItemWarnings preview={preview} items={items} />
          <Merges preview={preview} items={items} />
          <Spellings preview={preview} items={items} />
          <Images preview={preview} />
          <Paths preview={preview} />
        </SpaceBetween>
      ) : (
        <Box color="text-body-secondary">
          {items.positions.length === 0 || pending
            ? 'Enter a URL, a tag, or an image to see a preview.'
            : 'No preview. See the error above.'}
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
        { label: 'Quota used', value: count(preview.units, 'item') },
        {
          label: 'Quota left (before → after)',
          value: `${grouped(left)} → ${grouped(leftAfter)} of ${grouped(limit)}`,
        },
        ...(key ? [{ label: "Left of this key's share", value: `${grouped(key.left)} of ${grouped(key.limit)}` }] : []),
        { label: 'Billed paths', value: grouped(preview.pathsBilled) },
        {
          label: 'Cost',
          value: (
            <>
              At most {dollars(preview.dollarsAtMost)}
              <Box color="text-body-secondary" fontSize="body-s">
                The first 1,000 paths per month in the AWS account are free.
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
  const shown = (index: number) => placeOf(items, index);
  return (
    <ExpandableSection headerText={`Merged items (${duplicates.length + covered.length})`} defaultExpanded>
      <ul className="plain">
        {duplicates.map(({ index, duplicateOf }) => (
          <li key={index}>
            {shown(index)} is a duplicate of {lowerFirst(shown(duplicateOf))} and is not charged.
          </li>
        ))}
        {covered.map(({ index, coveredBy }) => (
          <li key={index}>
            {shown(index)} is covered by <span className="address">{coveredBy}</span>. It counts toward the quota but is
            not a separate path.
          </li>
        ))}
      </ul>
    </ExpandableSection>
  );
}

function ItemWarnings({ preview, items }: Pick<Props, 'items'> & { preview: Preview }) {
  const warned = preview.items.filter(({ warnings }) => warnings !== undefined);
  return (
    warned.length > 0 && (
      <ExpandableSection headerText={`Warnings (${warned.length})`} defaultExpanded>
        <ul className="plain">
          {warned.map(({ index, warnings }) => (
            <li key={index}>
              {placeOf(items, index)}: <Warnings warnings={warnings} />
            </li>
          ))}
        </ul>
      </ExpandableSection>
    )
  );
}

function Images({ preview }: { preview: Preview }) {
  const images = preview.items.filter(({ image }) => image !== undefined);
  return (
    images.length > 0 && (
      <ExpandableSection headerText={`Images with variants (${images.length})`} defaultExpanded>
        <SpaceBetween size="s">
          {images.map((item) => (
            <div key={item.index}>
              <Box variant="awsui-key-label">
                <span className="address">{item.image}</span>
              </Box>
              <ImageVariants {...item} />
            </div>
          ))}
        </SpaceBetween>
      </ExpandableSection>
    )
  );
}

/** The maximum price of one more path in US dollars. */
const DOLLARS_PER_PATH = 0.005;

function Spellings({ preview, items }: Pick<Props, 'items'> & { preview: Preview }) {
  const spelled = preview.items.flatMap(({ index, alsoCachedAs }) =>
    alsoCachedAs === undefined ? [] : [{ index, alsoCachedAs }],
  );
  const all = spelled.flatMap(({ alsoCachedAs }) => alsoCachedAs);
  const left = all.filter(({ purged }) => !purged).length;
  return (
    all.length > 0 && (
      <ExpandableSection headerText={`Other spellings (${all.length})`} defaultExpanded>
        <SpaceBetween size="s">
          <Box color="text-body-secondary">
            CloudFront may have cached the same objects under these URLs.
            {left > 0 &&
              ` Purging them too costs at most ${dollars(left * DOLLARS_PER_PATH)} (${count(left, 'more path')}).`}
          </Box>
          {spelled.map(({ index, alsoCachedAs }) => (
            <div key={index}>
              <Box variant="awsui-key-label">{placeOf(items, index)}</Box>
              <OtherSpellings spellings={alsoCachedAs} />
            </div>
          ))}
        </SpaceBetween>
      </ExpandableSection>
    )
  );
}

/** Returns the line of an item as the form shows it. */
function placeOf({ positions }: DraftItems, index: number): string {
  const position = positions[index];
  return position ? `${lineName(position)} ${position.line + 1}` : `Item ${index + 1}`;
}

function lineName({ endpoint }: Position): string {
  if (endpoint === IMAGES) {
    return 'Image line';
  }
  return endpoint === '' ? 'Line' : 'Tag line';
}

function lowerFirst(text: string): string {
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
