import { Liquid } from 'liquidjs';
import type { Contact } from '../contact/contact.ts';
import { cleanText } from '../lib/clean-text.ts';
import { UserError } from '../lib/result.ts';
import { dateFormats, formatDate } from './formats/format-date.ts';
import { formatNumber } from './formats/format-number.ts';
import { dateOrders } from './formats/read-date.ts';
import { builtInFields } from './merge-field-names.ts';
import { readTemplate, type TemplateProblem } from './read-template.ts';
import { fieldsOfUse, wordIn, type FieldUse } from './template-syntax.ts';
import { truncate } from './truncate.ts';
import { words } from '../words/words.ts';

/** What a text can be filled in with: the value of each field by its name, nothing else. */
export type MergeFields = Readonly<Record<string, string>>;

/** A value as it goes into a text: clean, without blanks around it, its line ends LF. */
function normalize(value: string): string {
  const trimmed = cleanText(value).trim();
  return trimmed.includes('\r') ? trimmed.replaceAll(/\r\n?/g, '\n') : trimmed;
}

/** A contact's values under the names of the merge fields; empty where it has none. */
export function mergeFieldsOf(
  contact: Pick<Contact, 'phone' | 'firstName' | 'lastName' | 'email' | 'customFields'>,
): MergeFields {
  const first = normalize(contact.firstName);
  const last = normalize(contact.lastName);
  const custom = Object.entries(contact.customFields);
  return {
    ...Object.fromEntries(custom.map(([name, value]) => [name, normalize(value)])),
    first_name: first,
    last_name: last,
    full_name: first === '' || last === '' ? first + last : `${first} ${last}`,
    email: normalize(contact.email),
    phone: contact.phone,
  };
}

/** What a text's merge fields come to. */
export interface ParsedTemplate {
  readonly ok: boolean;
  /** In their order in the text; empty where it is ok. */
  readonly problems: readonly TemplateProblem[];
  /** The fields it uses, each once. */
  readonly fields: readonly string[];
  /** Those of them that stand somewhere without a `default`, and leave a gap where they are empty. */
  readonly fieldsWithoutDefault: readonly string[];
}

/*
 * Runs the filters alone. What template-syntax lets through cannot loop, reach a file or read more
 * than a contact's own fields; the limits are there in case that ever stops being true.
 */
const liquid = new Liquid({
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  renderLimit: 10_000,
  memoryLimit: 100_000_000,
});

liquid.registerFilter('truncate', truncate);
liquid.registerFilter('date', (value: unknown, format: unknown, order?: unknown) =>
  dateFilter(String(value), String(format), String(order)),
);
liquid.registerFilter('number', (value: unknown, decimals?: unknown) =>
  formatNumber(String(value), decimals === undefined ? null : Number(decimals)),
);

function dateFilter(value: string, format: string, order: string): string {
  const wanted = dateFormats.find((known) => known === format);
  const first = dateOrders.find((known) => known === order) ?? null;
  return wanted === undefined ? value : formatDate(value, wanted, first);
}

/** Where a filter finds the field's value: no field can have a blank in its name. */
const ownValue = '= value';

/**
 * Reads a text's merge fields and says what is wrong with them. `knownFields` are the names of the
 * contacts' own fields; the built-in ones are known in any case.
 */
export function parseTemplate(body: string, knownFields: readonly string[]): ParsedTemplate {
  const { pieces, problems } = readTemplate(body, [...new Set([...builtInFields, ...knownFields])]);
  const uses = pieces.filter((piece) => typeof piece !== 'string');
  const bare = uses.filter((use) => use.filters.every((filter) => filter.name !== 'default'));
  return {
    ok: problems.length === 0,
    problems,
    fields: [...new Set(uses.flatMap(fieldsOfUse))],
    fieldsWithoutDefault: [...new Set(bare.map((use) => use.name))],
  };
}

/** The value of a field; empty where there is no such field, whatever every object has of that name. */
export function valueOf(fields: MergeFields, name: string): string {
  return Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
}

/** A function that gives a text from a contact's fields. */
type Renderer = (fields: MergeFields) => string;

/** What names a field to Liquid, and never a value of its own such as `nil`. */
const fieldName = /^(?!(?:true|false|nil|null|empty|blank)$)[A-Za-z_]\w*$/;

/**
 * What `default` puts in the place of an empty value: a text in quotes, as Liquid reads it once, or a
 * field. Undefined for anything else.
 */
function compileDefault(value: string): Renderer | undefined {
  if (fieldName.test(value)) return (fields) => valueOf(fields, value);
  if (!/^["']/.test(value)) return undefined;
  const text = textInQuotes(value);
  return () => text;
}

/** What a text in quotes says, as Liquid reads it. */
export function textInQuotes(value: string): string {
  return String(liquid.parseAndRenderSync(`{{ ${value} }}`));
}

/** What one filter makes of a value. */
type Step = (text: string, fields: MergeFields) => string;

/** A filter that needs no Liquid, which takes twenty times as long; undefined for any other. */
function compileStep({ name, values }: FieldUse['filters'][number]): Step | undefined {
  const [first = '', second = ''] = values;
  switch (name) {
    case 'default': {
      const render = values.length === 1 ? compileDefault(first) : undefined;
      return render && ((text, fields) => (text === '' ? render(fields) : text));
    }
    case 'date':
      return (text) => dateFilter(text, wordIn(first), wordIn(second));
    case 'number':
      return (text) => formatNumber(text, first === '' ? null : Number(first));
    default:
      return undefined;
  }
}

/** A field whose filters all need no Liquid; or undefined. */
function compileSteps({ name, filters }: FieldUse): Renderer | undefined {
  const steps = filters.map(compileStep);
  if (!steps.every((step) => step !== undefined)) return undefined;
  return (fields) => {
    let text = valueOf(fields, name);
    for (const step of steps) text = step(text, fields);
    return text;
  };
}

/** A function that gives the value of one merge field, with what its filters make of it. */
function compileUse(use: FieldUse): Renderer {
  const { name } = use;
  const quick = compileSteps(use);
  if (quick !== undefined) return quick;
  const template = liquid.parse(`{{ ["${ownValue}"] ${use.filterSource} }}`);
  const [, ...others] = fieldsOfUse(use);
  return (fields) => {
    const values = others.map((field) => [field, valueOf(fields, field)]);
    values.push([ownValue, valueOf(fields, name)]);
    return String(liquid.renderSync(template, Object.fromEntries(values)));
  };
}

/**
 * Makes a text into a function that fills it in from a contact's `mergeFieldsOf`. What the fields
 * hold is inserted as it is, never read as a template. The text is cleaned (`cleanText`), line ends become
 * LF and blanks at the end of the text go; everything else stays as its author wrote it. A field that is
 * not there is empty. The result can be empty, where the text is nothing but fields.
 *
 * Throws UserError(`invalid`) where the text cannot be read.
 */
export function compileTemplate(body: string): Renderer {
  const { pieces, problems } = readTemplate(body);
  const [problem] = problems;
  if (problem) {
    throw new UserError(
      'invalid',
      words.templates.cannotBeFilled(problem.line, problem.column, problem.message),
    );
  }
  const parts = pieces.map((piece) => (typeof piece === 'string' ? piece : compileUse(piece)));
  return (fields) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : part(fields);
    return text.trimEnd();
  };
}
