import type { ReactNode } from 'react';
import { markTemplate } from '../../src-shared/template/read-template.ts';
import { useCustomFields } from '../api/contacts/contacts.ts';
import { fieldLabel } from './editor-field.ts';
import './text-with-fields.css';

const noNames: readonly string[] = [];

/** A text as it is written, with the names of its fields in the place of their marks. */
export function TextWithFields({ body }: { readonly body: string }) {
  const customFields = useCustomFields().data ?? noNames;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { from, to, use, problem } of markTemplate(body, customFields)) {
    if (use === null || problem !== null) continue;
    parts.push(
      body.slice(end, from),
      <span key={from} className="text-field">
        {fieldLabel(use.name)}
      </span>,
    );
    end = to;
  }
  return (
    <>
      {parts}
      {body.slice(end)}
    </>
  );
}
