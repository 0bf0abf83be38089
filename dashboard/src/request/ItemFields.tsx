import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Account } from '../api/types';
import { useSession } from '../app/session';
import { count } from '../ui/words';
import type { Draft, DraftItems } from './draft';
import { textAt, withText } from './draft';
import type { Judgement } from './judgement';
import { LineEditor } from './LineEditor';

interface Props {
  kind: 'urls' | 'tags';
  draft: Draft;
  change: (draft: Draft) => void;
  items: DraftItems;
  judgements: Judgement[];
}

type Endpoint = Account['endpoints'][number];

/** The editor of one tab. */
export function ItemFields({ kind, ...props }: Props) {
  return kind === 'urls' ? <UrlFields {...props} /> : <TagFields {...props} />;
}

function UrlFields({ draft, change, items, judgements }: Omit<Props, 'kind'>) {
  const { account } = useSession();
  const endpoints = account.endpoints.map(({ url }) => url).join(', ');
  return (
    <FormField
      stretch
      label="URLs"
      description={`One a line, up to 100; cells of a spreadsheet may be pasted. They begin with ${endpoints}`}
    >
      <Editor
        endpoint=""
        placeholder={`${account.endpoints[0]?.url ?? 'https://'}photo.jpg`}
        {...{ draft, change, items, judgements }}
      />
    </FormField>
  );
}

function TagFields({ draft, change, items, judgements }: Omit<Props, 'kind'>) {
  const { account } = useSession();
  const endpoints = account.endpoints.filter(({ tagPrefix }) => tagPrefix !== undefined);
  const [chosen, setChosen] = useState(() => endpoints.find(({ url }) => draft.tags[url])?.url ?? endpoints[0]?.url);
  const endpoint = endpoints.find(({ url }) => url === chosen);
  if (!endpoint) {
    return (
      <Alert type="info" header="No cache tags here">
        None of your URL endpoints is set up for them. Whoever runs this installation can enter a tag prefix; then each
        tag purges all objects that the origin has given it.
      </Alert>
    );
  }
  return (
    <SpaceBetween size="m">
      <FormField label="URL endpoint" description="Tags are those of one endpoint; each has its own list.">
        <Select
          selectedOption={optionOf(endpoint, draft)}
          options={endpoints.map((one) => optionOf(one, draft))}
          onChange={({ detail }) => setChosen(detail.selectedOption.value)}
        />
      </FormField>
      <FormField stretch label="Tags" description={describe(endpoint)}>
        <Editor
          endpoint={endpoint.url}
          placeholder={`${endpoint.tagPrefix ?? ''}tv`}
          {...{ draft, change, items, judgements }}
        />
      </FormField>
    </SpaceBetween>
  );
}

function optionOf({ url }: Endpoint, draft: Draft) {
  const lines = (draft.tags[url] ?? '').split('\n').filter((line) => line.trim() !== '').length;
  return { value: url, label: url, ...(lines > 0 ? { description: count(lines, 'tag') } : {}) };
}

function describe({ tagPrefix }: Endpoint): string {
  return tagPrefix ? `One a line; each begins with ${tagPrefix}` : 'One a line.';
}

interface EditorProps extends Omit<Props, 'kind'> {
  endpoint: string;
  placeholder: string;
}

function Editor({ endpoint, placeholder, draft, change, items, judgements }: EditorProps) {
  const [leftOut, setLeftOut] = useState(0);
  const marks = new Map(
    items.places.flatMap((place, index) => {
      const judgement = judgements[index];
      return place.endpoint === endpoint && judgement ? [[place.line, judgement] as const] : [];
    }),
  );
  return (
    <>
      <LineEditor
        value={textAt(draft, endpoint)}
        onChange={(text) => {
          setLeftOut(0);
          change(withText(draft, endpoint, text));
        }}
        marks={marks}
        placeholder={placeholder}
        onLeftOut={setLeftOut}
      />
      {leftOut > 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          <span role="status">{count(leftOut, 'cell')} without an address left out of what was pasted.</span>
        </Box>
      )}
    </>
  );
}
