import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { sentence } from '../api/errors';
import type { Purge } from '../api/types';
import { useScope } from '../app/session';
import { count } from '../ui/words';
import { useCancel } from './usePurge';

/** Offered as long as it may work: whether it does, the API says. */
export function CancelButton({ purge }: { purge: Purge }) {
  const may = useScope('cancel');
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
        disabled={!may}
        disabledReason={may ? undefined : 'Your key lacks the scope cancel.'}
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
                Keep it
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
            Nothing of it is purged, and {count(purge.items.length, 'item')} go back to the monthly quota. It is
            possible only as long as CloudFront has not been asked for any of them.
          </Box>
          {cancel.isError && (
            <Alert type="error" header="Not cancelled">
              {sentence(cancel.error)}
            </Alert>
          )}
        </SpaceBetween>
      </Modal>
    </>
  );
}
