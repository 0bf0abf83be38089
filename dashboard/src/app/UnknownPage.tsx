import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefs } from './route';

export function UnknownPage() {
  return (
    <SpaceBetween size="m">
      <Box variant="h1">There is no such view</Box>
      <Box variant="p">The address names none that we know; the link may have been cut off.</Box>
      <Button href={hrefs.purges}>Go to the purges</Button>
    </SpaceBetween>
  );
}
