import { builtInFields } from '../../src-shared/template/merge-field-names.ts';
import { words } from '../words.ts';

/** A field that a text can have. */
export interface EditorField {
  /** As it is written in a text: `last_visit`. */
  readonly name: string;
  /** As a person reads it: Last visit. */
  readonly label: string;
  /** A real contact's value; empty where nobody has one. */
  readonly sample: string;
  readonly isCustom: boolean;
}

/** How many people have nothing in a field of the text. */
export interface EmptyField {
  readonly field: string;
  readonly contacts: number;
}

/** The fields that every contact has, then the custom ones, each with its sample. */
export function editorFields(
  customFields: readonly string[],
  samples: Readonly<Record<string, string>>,
): readonly EditorField[] {
  const builtIn: readonly string[] = builtInFields;
  const names = [...builtIn, ...customFields.filter((name) => !builtIn.includes(name))];
  return names.map((name) => ({
    name,
    label: fieldLabel(name),
    sample: (Object.hasOwn(samples, name) && samples[name]) || '',
    isCustom: !builtIn.includes(name),
  }));
}

/** The name of a field as a person reads it, also of one that nobody knows. */
export function fieldLabel(name: string): string {
  const known: Readonly<Record<string, string>> = words.messageEditor.fields;
  if (Object.hasOwn(known, name)) return known[name] ?? name;
  const spaced = name.replaceAll('_', ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The field as it is written in a text. */
export function fieldText(name: string): string {
  return `{{ ${name} }}`;
}
