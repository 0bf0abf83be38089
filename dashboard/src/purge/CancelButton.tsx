import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { messageOf } from '../api/errors';
import type { Purge } from '../api/types';
import { useHasScope } from '../app/session';
import { count } from '../ui/labels';
import { useCancel } from './usePurge';

/** A button that cancels a queued purge after a confirmation. The API decides whether the purge can still be canceled. */
export function CancelButton({ purge }: { purge: Purge }) {
  const mayCancel = useHasScope('cancel');
  const cancel = useCancel();
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    cancel.reset();
  };
  if (purge.status !== 'queued' && !asking) {
    return null;
  }
  return (
    <>
      <Button
        disabled={!mayCancel}
        disabledReason={mayCancel ? undefined : 'Your API key does not have the scope cancel.'}
        onClick={() => setAsking(true)}
      >
        Cancel purge
      </Button>
      <Modal
        visible={asking}
        onDismiss={close}
        header="Cancel this purge?"
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={close}>
                Keep purge
              </Button>
              <Button
                variant="primary"
                loading={cancel.isPending}
                onClick={() => cancel.mutate(purge.id, { onSuccess: close })}
              >
                Cancel purge
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Box>
            No item is purged, and {count(purge.items.length, 'item')} {purge.items.length === 1 ? 'is' : 'are'}{' '}
            refunded to the monthly quota. You can cancel a purge until its first item is submitted to CloudFront.
          </Box>
          {cancel.isError && (
            <Alert type="error" header="The purge was not cancelled">
              {messageOf(cancel.error)}
            </Alert>
          )}
        </SpaceBetween>
      </Modal>
    </>
  );
}
