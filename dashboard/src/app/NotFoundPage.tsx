import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hrefs } from './route';

export function NotFoundPage() {
  return (
    <SpaceBetween size="m">
      <Box variant="h1">Page not found</Box>
      <Box variant="p">The address does not match a page. Check whether the link is complete.</Box>
      <Button href={hrefs.purges}>View purges</Button>
    </SpaceBetween>
  );
}
