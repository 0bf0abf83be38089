import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { PurgeItem } from '../api/types';
import { count } from './labels';

type Props = Pick<PurgeItem, 'paths' | 'notReached' | 'alsoPurges'>;

/** The paths that are purged for an image, and the limits of its purge. */
export function ImageVariants({ paths = [], notReached = [], alsoPurges = [] }: Props) {
  return (
    <>
      <ul className="plain">
        {paths.map((path) => (
          <li key={path} className="address">
            {path}
          </li>
        ))}
      </ul>
      {alsoPurges.map(({ path, detail }) => (
        <div key={path}>
          <StatusIndicator type="warning">
            <span className="address">{path}</span>: {detail}
          </StatusIndicator>
        </div>
      ))}
      {notReached.map(({ code, detail, path }) => (
        <div key={`${code} ${path ?? ''}`}>
          <StatusIndicator type="stopped">
            {path && (
              <>
                <span className="address">{path}</span>:{' '}
              </>
            )}
            {detail}
          </StatusIndicator>
        </div>
      ))}
    </>
  );
}

/** An expandable list of the paths of an image; nothing for other items. */
export function ExpandableVariants(item: Props) {
  return (
    item.paths && (
      <>
        <Box color="text-body-secondary">Image with variants</Box>
        <ExpandableSection variant="inline" headerText={variantsHeader(item)}>
          <ImageVariants {...item} />
        </ExpandableSection>
      </>
    )
  );
}

function variantsHeader({ paths = [], notReached = [] }: Props): string {
  return `${count(paths.length, 'path')}${notReached.length === 0 ? '' : ', some variants not purged'}`;
}
