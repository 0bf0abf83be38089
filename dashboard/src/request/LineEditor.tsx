import Textarea from '@cloudscape-design/components/textarea';
import type { ClipboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { Validation } from './validation';
import { pastedLines } from './paste';

interface Props {
  value: string;
  onChange: (text: string) => void;
  /** The validations by line, starting at 0. Blank lines have none. */
  marks: ReadonlyMap<number, Validation>;
  placeholder: string;
  /** Called after a paste from a spreadsheet with the number of ignored cells. */
  onIgnoredCells: (cells: number) => void;
}

const MIN_ROWS = 8;
const MAX_ROWS = 20;

const SYMBOLS: Record<Validation['kind'], string> = {
  invalid: '✗',
  duplicate: '=',
  covered: '⊂',
  valid: '✓',
  pending: '…',
};

/**
 * An editor with one item per line. The margin shows line numbers and validation symbols. Screen readers skip the margin; the
 * table and the preview below have the same information as text.
 */
export function LineEditor({ value, onChange, marks, placeholder, onIgnoredCells }: Props) {
  const [scrolled, setScrolled] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const lines = value.split('\n').length;

  function paste(event: ClipboardEvent) {
    const pasted = pastedLines(event.clipboardData.getData('text/plain'));
    if (!pasted) {
      return;
    }
    event.preventDefault();
    // Deprecated, but the only way to keep the browser's undo history.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('insertText', false, pasted.text);
    onIgnoredCells(pasted.ignoredCells);
  }

  return (
    <div
      className="line-editor"
      ref={frame}
      onPaste={paste}
      onScrollCapture={(event) => setScrolled((event.target as HTMLElement).scrollTop)}
    >
      <div className="margin" aria-hidden="true">
        <ol style={{ transform: `translateY(${-scrolled}px)` }}>
          {Array.from({ length: lines }, (_, line) => {
            const kind = marks.get(line)?.kind;
            return (
              <li key={line} className={kind}>
                {kind && <span>{SYMBOLS[kind]}</span>}
                {line + 1}
              </li>
            );
          })}
        </ol>
      </div>
      <Textarea
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        rows={Math.min(MAX_ROWS, Math.max(MIN_ROWS, lines + 1))}
        spellcheck={false}
        autoComplete={false}
        placeholder={placeholder}
        nativeTextareaAttributes={{ wrap: 'off' }}
      />
    </div>
  );
}
