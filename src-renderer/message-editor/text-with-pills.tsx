import { markTemplate } from '../../src-shared/template/read-template.ts';
import type { FieldUse } from '../../src-shared/template/template-syntax.ts';
import { words } from '../words.ts';
import { fallbackOf, fieldLabel } from './editor-field.ts';
import './field-pill.css';

const text = words.messageEditor;

/** A text as it was written, its fields drawn as in the editor. */
export function TextWithPills({ children: body }: { readonly children: string }) {
  // Whether a field is still known is of no matter: the text is only read.
  const marks = markTemplate(body, []).filter(({ use }) => use !== null);
  return (
    <>
      {marks.map(({ from, to, use }, place) => (
        <span key={from}>
          {body.slice(marks[place - 1]?.to ?? 0, from)}
          {use === null ? body.slice(from, to) : <Pill use={use} source={body.slice(from, to)} />}
        </span>
      ))}
      {body.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}

function Pill({ use, source }: { readonly use: FieldUse; readonly source: string }) {
  const fallback = fallbackOf(use);
  return (
    <span className="message-pill" data-tone="egg" title={source}>
      {fieldLabel(use.name)}
      {fallback !== null && <span className="message-pill-more"> {text.or(fallback)}</span>}
    </span>
  );
}
