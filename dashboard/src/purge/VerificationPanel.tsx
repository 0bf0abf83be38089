import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { messageOf } from '../api/errors';
import type { Purge } from '../api/types';
import { isOpen } from '../api/types';
import { useHasScope } from '../app/session';
import { VerificationStatus } from '../ui/VerificationStatus';
import { useIsChecking, useVerify } from './usePurge';

/** The results of the visits to the URLs of a purge as one, and a button that requests visits now. */
export function VerificationPanel({ purge }: { purge: Purge }) {
  const mayPurge = useHasScope('purge');
  const verify = useVerify();
  const checking = useIsChecking(purge);
  const { verification } = purge;
  if (isOpen(purge) && !verification) {
    return null;
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            !isOpen(purge) && (
              <Button
                loading={verify.isPending || checking}
                disabled={!mayPurge}
                disabledReason={mayPurge ? undefined : 'Your API key does not have the scope purge.'}
                onClick={() => verify.mutate(purge.id)}
              >
                Check now
              </Button>
            )
          }
        >
          Verification
        </Header>
      }
    >
      <SpaceBetween size="m">
        {verification?.warning && (
          <Alert type="warning" header="An edge location still served an old copy">
            {verification.warning}
          </Alert>
        )}
        {verify.isError && (
          <Alert type="error" header="The URLs were not checked">
            {messageOf(verify.error)}
          </Alert>
        )}
        {verification ? (
          <div role="status">
            <VerificationStatus result={verification.result} /> {verification.checked} of {verification.of} items
            visited
          </div>
        ) : (
          <Box>No URL of this purge was visited after its completion.</Box>
        )}
        <Box color="text-body-secondary">
          {verification?.note ??
            'A check visits up to 5 URLs from one Region, so it sees one edge location. It can bring the file into the cache of that edge location.'}
        </Box>
      </SpaceBetween>
    </Container>
  );
}
