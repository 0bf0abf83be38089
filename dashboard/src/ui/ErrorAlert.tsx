import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { messageOf } from '../api/errors';

interface Props {
  error: unknown;
  header: string;
  /** Shows a retry button; omit it where a retry cannot succeed. */
  onRetry?: (() => void) | undefined;
}

/** An alert with the API's error message and, if possible, a retry button. */
export function ErrorAlert({ error, header, onRetry }: Props) {
  return (
    <Alert type="error" header={header} action={onRetry && <Button onClick={onRetry}>Retry</Button>}>
      {messageOf(error)}
    </Alert>
  );
}
