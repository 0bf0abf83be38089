import Textarea from '@cloudscape-design/components/textarea';
import type { ClipboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { Judgement } from './judgement';
import { pastedLines } from './paste';

interface Props {
  value: string;
  onChange: (text: string) => void;
  /** By line, from 0; a blank one has none. */
  marks: ReadonlyMap<number, Judgement>;
  placeholder: string;
  /** Cells of a spreadsheet were pasted, and some left out. */
  onLeftOut: (cells: number) => void;
}

const FEWEST_ROWS = 8;
const MOST_ROWS = 20;

const SIGNS: Record<Judgement['kind'], string> = { refused: '✗', duplicate: '=', covered: '⊂', fine: '✓', open: '…' };

/**
 * One item a line, with its number and what is said of it in the margin. The margin is for the eye: the same stands, as text,
 * in the list below the editor.
 */
export function LineEditor({ value, onChange, marks, placeholder, onLeftOut }: Props) {
  const [scrolled, setScrolled] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const lines = value.split('\n').length;

  function paste(event: ClipboardEvent) {
    const pasted = pastedLines(event.clipboardData.getData('text/plain'));
    if (!pasted) {
      return;
    }
    event.preventDefault();
    // Deprecated, and the only way that the browser's own undo can take back.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('insertText', false, pasted.text);
    onLeftOut(pasted.leftOut);
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
                {kind && <span>{SIGNS[kind]}</span>}
                {line + 1}
              </li>
            );
          })}
        </ol>
      </div>
      <Textarea
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        rows={Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, lines + 1))}
        spellcheck={false}
        autoComplete={false}
        placeholder={placeholder}
        nativeTextareaAttributes={{ wrap: 'off' }}
      />
    </div>
  );
}
