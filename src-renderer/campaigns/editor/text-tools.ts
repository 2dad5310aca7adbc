import { useMemo } from 'react';
import {
  hasBusinessName,
  hasOptOut,
  withOptOut,
} from '../../../src-shared/message/required-parts.ts';
import { useCustomFields } from '../../api/contacts/contacts.ts';
import { useFieldSamples } from '../../api/contacts/field-samples.ts';
import { useSettings } from '../../api/settings.ts';
import { editorFields, type EditorField } from '../../message-editor/editor-field.ts';
import type { LackingPart } from '../../message-editor/message-editor.tsx';
import { words } from '../../words.ts';

const text = words.messageEditor;

const noNames: readonly string[] = [];
const noSamples: Readonly<Record<string, string>> = {};

/** The fields that a text can have, each with a value of a real contact. */
export function useEditorFields(): readonly EditorField[] {
  const customFields = useCustomFields().data ?? noNames;
  const samples = useFieldSamples().data ?? noSamples;
  return useMemo(() => editorFields(customFields, samples), [customFields, samples]);
}

/** The sentences of the settings that a text should have and lacks; none while it is empty. */
export function useLackingParts(body: string): readonly LackingPart[] {
  const settings = useSettings().data;
  if (settings === undefined || body.trim() === '') return [];
  const { optOutText, businessName } = settings;
  const isWithoutOptOut = optOutText !== '' && !hasOptOut(body, optOutText);
  const isWithoutName = businessName !== '' && !hasBusinessName(body, businessName);
  return [
    ...(isWithoutName
      ? [
          {
            label: text.addBusinessName,
            addTo: (before: string) => text.business(businessName, before),
          },
        ]
      : []),
    ...(isWithoutOptOut
      ? [{ label: text.addOptOut, addTo: (before: string) => withOptOut(before, optOutText) }]
      : []),
  ];
}
