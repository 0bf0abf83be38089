import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { sentence } from '../api/errors';

interface Props {
  error: unknown;
  header: string;
  /** Asks again; left out where that is no use. */
  again?: () => void;
}

/** What went wrong, in the API's own words, and what can be done. */
export function Trouble({ error, header, again }: Props) {
  return (
    <Alert type="error" header={header} action={again && <Button onClick={again}>Try again</Button>}>
      {sentence(error)}
    </Alert>
  );
}
