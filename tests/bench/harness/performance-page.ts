import type { Row } from '../row.ts';
import type { Machine } from './machine.ts';

/** What one benchmark came to, and when. */
export interface Measured {
  /** The day, as `2026-11-27`. */
  readonly day: string;
  /** By which its budgets in milliseconds were scaled: see `Calibration`. */
  readonly calibration: string;
  /** What the run was told beyond its name; empty where nothing. */
  readonly told: string;
  readonly rows: readonly Row[];
}

/** Everything that was measured on one machine, by the names of the benchmarks. */
export interface Results {
  readonly machine: Machine;
  readonly measured: Readonly<Record<string, Measured>>;
}

const notesBegin = '<!-- notes: written by hand, kept by the bench -->';
const notesEnd = '<!-- end of the notes -->';

/** What was written by hand into an earlier page. */
export function notesIn(page: string): string {
  const begin = page.indexOf(notesBegin);
  const end = page.indexOf(notesEnd);
  return begin === -1 || end < begin ? '' : page.slice(begin + notesBegin.length, end).trim();
}

/** The missed rows that the notes do not name, in their order. */
export function withoutNote(rows: readonly Row[], notes: string): readonly string[] {
  return rows.filter(({ what, isMet }) => !isMet && !notes.includes(what)).map(({ what }) => what);
}

/** `docs/performance.md`: every figure on this page comes from the results. */
export function performancePage({ machine, measured }: Results, notes: string): string {
  const all = Object.entries(measured);
  const rows = all.flatMap((entry) => entry[1].rows);
  const budgeted = rows.filter(hasBudget);
  const met = budgeted.filter(({ isMet }) => isMet).length;
  const unnamed = withoutNote(rows, notes);
  return [
    '# Performance',
    'Written by `npm run bench`. What is measured is a ratio to a peer in the same run, on the same machine; figures by themselves say little about another one.',
    '## Machine',
    list([
      `Cores: ${machine.cores}`,
      `Memory: ${machine.memory}`,
      `Disk: ${machine.disk}`,
      `System: ${machine.system}`,
      `Versions: ${machine.versions}`,
    ]),
    'Budgets in milliseconds hold for a machine on which the sqlite3 shell imports the bench’s file of 1,000,000 rows into a unique column in 2.00 s. Each run measures that first and multiplies the budgets accordingly; a row shows both.',
    '## Figures',
    `${met} of ${budgeted.length} rows with a budget meet it.`,
    table(
      ['bench', 'what', 'Ovo', 'peer', 'ratio', 'budget', ''],
      all.flatMap(([name, { rows: own }]) =>
        own.map((row) => [
          name,
          row.what,
          row.ovo,
          row.peer,
          row.ratio,
          row.budget,
          hasBudget(row) ? (row.isMet ? 'met' : '**not met**') : '',
        ]),
      ),
    ),
    ...all.flatMap(([name, { rows: own }]) => curve(name, own)),
    '## Notes on rows that miss their budgets',
    notesBegin,
    notes,
    notesEnd,
    ...(unnamed.length === 0 ? [] : [`Without a note:\n\n${list(unnamed)}`]),
    '## How to repeat',
    [
      '```sh',
      'npm ci',
      'npm run bench                            # everything; writes this page',
      'npm run bench -- --with-postgres         # with the queues on PostgreSQL',
      'npm run bench -- --list                  # what there is',
      'npm run bench -- engine --write-docs     # one, and its rows on this page',
      'npm run bench -- engine --compare REV    # there and here by turns',
      '```',
    ].join('\n'),
    'The bench installs its peers (`tests/bench/package.json`) and, as root on Debian, the sqlite3 shell and PostgreSQL where they are missing. Give it a quiet machine.',
    '## When',
    table(
      ['bench', 'day', 'calibration', 'sizes'],
      all.map(([name, { day, calibration, told }]) => [name, day, calibration, told]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** Some rows only tell how things are. */
function hasBudget({ budget }: Row): boolean {
  return budget !== '–';
}

/** The points of a benchmark’s rows, as one table. */
function curve(name: string, rows: readonly Row[]): readonly string[] {
  const points = rows.flatMap((row) => row.points ?? []);
  const [first] = points;
  if (first === undefined) return [];
  const headings = Object.keys(first);
  const figures = points.map((point) => headings.map((heading) => String(point[heading] ?? '')));
  return [`### Curve: ${name}`, table(headings, figures)];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
