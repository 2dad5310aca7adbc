import type {
  ColumnMapping,
  ContactField,
  ImportForecast,
  ImportPreview,
} from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import type { Check } from '../../ui/data/checklist.tsx';
import { customFieldProblems, phoneColumns } from './mapping.ts';

type Point = Pick<Check, 'id' | 'state' | 'title'> & { readonly text?: string };

interface Choices {
  readonly columns: ImportPreview['columns'];
  readonly mapping: ColumnMapping;
  /** Undefined while rows are counted for the first time. */
  readonly forecast: ImportForecast | undefined;
  /** Why the rows could not be counted; null where they could. */
  readonly failure: string | null;
  /** Why contacts cannot go on the chosen list; null where they can. */
  readonly listProblem: string | null;
  /** How everyone of the file agreed; empty where nobody says so. */
  readonly consentSource: string;
}

const { checks: said } = words.imports.options;
const { columns: notes } = words.imports.mapping;

/** What to look at before the import starts, the most important first. Nothing starts while one is `wrong`. */
export function importChecks(choices: Choices): readonly Point[] {
  const { mapping, listProblem } = choices;
  const hasPhone = phoneColumns(mapping).length > 0;
  return [
    ...(hasPhone ? rowPoints(choices) : [point('phone', 'wrong', said.noPhone, said.noPhoneText)]),
    ...(customFieldProblems(mapping).size === 0
      ? []
      : [point('fields', 'wrong', said.fieldNames, said.fieldNamesText)]),
    ...(listProblem === null ? [] : [point('list', 'wrong', said.list, listProblem)]),
    ...consentPoints(choices),
    ...namePoints(choices),
    ...columnsOf(choices, ['optOut']).map((column) =>
      point(`opt-outs ${column}`, 'fine', said.optOuts(column), said.optOutsText),
    ),
  ];
}

function point(id: string, state: Point['state'], title: string, text?: string): Point {
  return text === undefined ? { id, state, title } : { id, state, title, text };
}

function rowPoints({ forecast, failure }: Choices): readonly Point[] {
  if (failure !== null) return [point('rows', 'decide', said.countFailed, failure)];
  if (forecast === undefined) return [point('rows', 'running', said.counting)];
  const { rows, invalid, contacts, isExact } = forecast;
  if (contacts === 0) return [point('rows', 'decide', said.noneFit, said.noneFitText)];
  const repeats = rows - invalid - contacts;
  return [
    invalid === 0
      ? point('rows', 'fine', isExact ? said.allFit(rows) : said.allFitAbout)
      : point(
          'rows',
          'note',
          (isExact ? said.someFit : said.someFitAbout)(invalid, rows),
          said.someFitText,
        ),
    ...(repeats > 0 && isExact
      ? [point('repeats', 'note', said.repeats(repeats), said.repeatsText)]
      : []),
  ];
}

function consentPoints(choices: Choices): readonly Point[] {
  const { forecast, consentSource } = choices;
  const [column] = columnsOf(choices, ['consent', 'consentAt']);
  if (column !== undefined) return [point('consent', 'fine', said.consentColumn(column))];
  if (consentSource.trim() !== '') {
    return [point('consent', 'fine', said.consentAll, consentSource.trim())];
  }
  const [maybe] = forecast?.unusedConsents ?? [];
  return [
    maybe === undefined
      ? point('consent', 'decide', said.noConsent, said.noConsentText)
      : point('consent', 'decide', said.maybeConsent(maybe), said.maybeConsentText),
  ];
}

function namePoints({ forecast }: Choices): readonly Point[] {
  const [column] = forecast?.unusedNames ?? [];
  return column === undefined
    ? []
    : [point('names', 'decide', said.noNames, said.noNamesText(column))];
}

/** The names of the columns that become one of these fields. */
function columnsOf(
  { columns, mapping }: Choices,
  fields: readonly ContactField[],
): readonly string[] {
  return columns.flatMap(({ name }, place) => {
    const target = mapping[place];
    return target?.kind === 'field' && fields.includes(target.field) ? [name] : [];
  });
}

/** What a person has to decide about a column, by its place. */
export function columnNotes(
  { columns, rows }: Pick<ImportPreview, 'columns' | 'rows'>,
  mapping: ColumnMapping,
  forecast: ImportForecast | undefined,
): ReadonlyMap<number, string> {
  const phones = phoneColumns(mapping);
  const { unusedNames = [], unusedConsents = [] } = forecast ?? {};
  return new Map(
    columns.flatMap(({ name, textableRows }, place): [number, string][] => {
      if (phones.includes(place)) {
        const isOnly = phones.length === 1;
        return isOnly && textableRows === 0 && rows.length > 0 ? [[place, notes.noNumbers]] : [];
      }
      if (mapping[place]?.kind === 'field') return [];
      if (phones.length === 0 && textableRows > 0) return [[place, notes.maybePhones]];
      if (unusedConsents.includes(name)) return [[place, notes.maybeConsent]];
      if (unusedNames.includes(name)) return [[place, notes.maybeNames]];
      return [];
    }),
  );
}
