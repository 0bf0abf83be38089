import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Account } from '../api/types';
import { useSession } from '../app/session';
import { count } from '../ui/labels';
import type { Draft, DraftItems } from './draft';
import { IMAGES, textAt, withText } from './draft';
import type { Validation } from './validation';
import { LineEditor } from './LineEditor';

interface Props {
  kind: 'urls' | 'tags' | 'images';
  draft: Draft;
  change: (draft: Draft) => void;
  items: DraftItems;
  validations: Validation[];
}

type Endpoint = Account['endpoints'][number];

/** The editor of one tab. */
export function ItemFields({ kind, ...props }: Props) {
  switch (kind) {
    case 'urls':
      return <UrlFields {...props} />;
    case 'tags':
      return <TagFields {...props} />;
    case 'images':
      return <ImageFields {...props} />;
  }
}

function ImageFields({ draft, change, items, validations }: Omit<Props, 'kind'>) {
  const { account } = useSession();
  return (
    <FormField
      stretch
      label="Images"
      description="One URL of an original image per line, without a query or transformation. Each image is purged with all variants that its URL endpoint finds, and counts as one item. The preview lists the paths and the variants that are not reached."
    >
      <Editor
        endpoint={IMAGES}
        placeholder={`${account.endpoints[0]?.url ?? 'https://'}photo.jpg`}
        {...{ draft, change, items, validations }}
      />
    </FormField>
  );
}

function UrlFields({ draft, change, items, validations }: Omit<Props, 'kind'>) {
  const { account } = useSession();
  const endpoints = account.endpoints.map(({ url }) => url).join(', ');
  return (
    <FormField
      stretch
      label="URLs"
      description={`One URL per line, up to 100. You can paste cells from a spreadsheet. URLs start with ${endpoints}`}
    >
      <Editor
        endpoint=""
        placeholder={`${account.endpoints[0]?.url ?? 'https://'}photo.jpg`}
        {...{ draft, change, items, validations }}
      />
    </FormField>
  );
}

function TagFields({ draft, change, items, validations }: Omit<Props, 'kind'>) {
  const { account } = useSession();
  const endpoints = account.endpoints.filter(({ tagPrefix }) => tagPrefix !== undefined);
  const [chosen, setChosen] = useState(() => endpoints.find(({ url }) => draft.tags[url])?.url ?? endpoints[0]?.url);
  const endpoint = endpoints.find(({ url }) => url === chosen);
  if (!endpoint) {
    return (
      <Alert type="info" header="Cache tags are not enabled">
        None of your URL endpoints supports cache tags. Ask your operator to set a tag prefix. A tag then purges all
        objects that the origin has marked with it.
      </Alert>
    );
  }
  return (
    <SpaceBetween size="m">
      <FormField label="URL endpoint" description="Each endpoint has its own list of tags.">
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
          {...{ draft, change, items, validations }}
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
  return tagPrefix ? `One tag per line. Tags start with ${tagPrefix}` : 'One tag per line.';
}

interface EditorProps extends Omit<Props, 'kind'> {
  endpoint: string;
  placeholder: string;
}

function Editor({ endpoint, placeholder, draft, change, items, validations }: EditorProps) {
  const [ignoredCells, setIgnoredCells] = useState(0);
  const marks = new Map(
    items.positions.flatMap((position, index) => {
      const validation = validations[index];
      return position.endpoint === endpoint && validation ? [[position.line, validation] as const] : [];
    }),
  );
  return (
    <>
      <LineEditor
        value={textAt(draft, endpoint)}
        onChange={(text) => {
          setIgnoredCells(0);
          change(withText(draft, endpoint, text));
        }}
        marks={marks}
        placeholder={placeholder}
        onIgnoredCells={setIgnoredCells}
      />
      {ignoredCells > 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          <span role="status">Ignored {count(ignoredCells, 'pasted cell')} without a URL.</span>
        </Box>
      )}
    </>
  );
}
