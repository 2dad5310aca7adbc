import { statSync } from 'node:fs';
import { newestVersion } from '../../database/migrate.ts';
import {
  likelyPageSizes,
  openPages,
  pageSizes,
  type PageSource,
  type Reading,
} from './page-source.ts';
import { readSequences } from './sequences.ts';
import { agreementWith, isWhole, rowCounter, surveyPages, type Survey } from './survey.ts';
import { shapesOfVersion } from './table-shape.ts';

export interface ReadOptions {
  readonly migrationsFolder: string;
  readonly nativeBinding: string | undefined;
  /** Whether what its -wal has counts; as the file reads best unless given. */
  readonly withWal?: boolean | undefined;
  /** Told before each look over the whole file: there are many where much of it is damaged. */
  readonly onLook?: (() => void) | undefined;
}

/** A file that is read in one way, as the version of Ovo's tables that fits it. */
export interface OpenedReading {
  readonly version: number;
  readonly source: PageSource;
  readonly survey: Survey;
}

interface Tried extends OpenedReading {
  readonly reading: Reading;
  /** Rows of tables with the columns that they have in that version. */
  readonly rows: number;
  /** The sum of the highest ids that its tables ever gave. */
  readonly sequences: number;
}

/** Of the rows that a file has without its -wal, as many have to be there with it, for that to count. */
const mostDeleted = 0.01;

/**
 * Opens a file in the way that brings back most of Ovo's rows: with its -wal or without, with the page
 * size that its header says or another, as the version that its list of migrations or its header says or
 * another. Each of them may be what is damaged.
 */
export function openAsItReadsBest(file: string, options: ReadOptions): OpenedReading {
  const { withWal } = options;
  const hasWal = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const withIt: readonly Reading[] = hasWal && withWal !== false ? [{ withWal: true }] : [];
  const alone = (sizes: readonly number[]): readonly Reading[] =>
    hasWal && withWal === true ? [] : sizes.map((pageSize) => ({ withWal: false, pageSize }));
  const likely = likelyPageSizes(file);
  let best = bestOf(file, [...withIt, ...alone(likely)], options, null);
  if (best === null || best.rows === 0 || !isPlausible(best.survey)) {
    const others = pageSizes.filter((size) => !likely.includes(size));
    best = bestOf(file, alone(others), options, best);
  }
  if (best === null) throw new Error('There is no way to read a database.');
  return best;
}

/** Whether it is known of most pages what they are for. */
function isPlausible({ accounted, pages }: Survey): boolean {
  return 2 * accounted.reduce((sum, page) => sum + page, 0) >= pages;
}

function bestOf(
  file: string,
  readings: readonly Reading[],
  options: ReadOptions,
  first: Tried | null,
): Tried | null {
  let best = first;
  for (const reading of readings) {
    const tried = tryReading(file, reading, options);
    const isBetter = best === null || isBetterThan(tried, best);
    (isBetter ? best : tried)?.source.close();
    if (isBetter) best = tried;
  }
  return best;
}

function isBetterThan(one: Tried, other: Tried): boolean {
  if (one.reading.withWal !== other.reading.withWal) {
    const [wal, alone] = one.reading.withWal ? [one, other] : [other, one];
    // What was written last, and may well have deleted some rows.
    const isNewer = wal.sequences >= alone.sequences && wal.rows >= (1 - mostDeleted) * alone.rows;
    const isWalBest = isNewer && (isWhole(wal.survey) || wal.rows > alone.rows);
    if (isWalBest) return one.reading.withWal;
  }
  if (one.rows !== other.rows) return one.rows > other.rows;
  if (one.sequences !== other.sequences) return one.sequences > other.sequences;
  return one.survey.pagesLost < other.survey.pagesLost;
}

function tryReading(file: string, reading: Reading, options: ReadOptions): Tried {
  const source = openPages(file, reading);
  try {
    const newest = newestVersion(options.migrationsFolder);
    const all = Array.from({ length: newest }, (_, index) => newest - index);
    const known = (version: number) => shapesOfVersion(options, version);
    const rowsOn = rowCounter(source);
    const look = (version: number) => {
      options.onLook?.();
      const survey = surveyPages(source, known(version), options.nativeBinding);
      return { survey, ...agreementWith(survey, known(version), rowsOn) };
    };
    const first = look(newest);
    const said = saidVersion(source, first.survey, rowsOn);
    const order = [said, ...all].filter((version, at, list) => list.indexOf(version) === at);
    let best:
      (Omit<Tried, 'reading' | 'source' | 'sequences'> & { readonly isFull: boolean }) | undefined;
    for (const version of order.filter((one) => all.includes(one))) {
      const { survey, rows, isFull } = version === newest ? first : look(version);
      const isBetter =
        best === undefined || rows > best.rows || (rows === best.rows && isFull && !best.isFull);
      if (isBetter) best = { version, survey, rows, isFull };
      if (isFull && version === said) break;
    }
    if (best === undefined) throw new Error('There are no migrations.');
    const sequences = [...readSequences(source).values()].reduce((sum, value) => sum + value, 0);
    const { isFull: _, ...rest } = best;
    return { ...rest, reading, source, sequences };
  } catch (error) {
    source.close();
    throw error;
  }
}

/**
 * The version that a file says its tables have: by drizzle's list of migrations, and where that cannot be
 * read by its header, https://www.sqlite.org/fileformat2.html#user_version_number
 */
function saidVersion(source: PageSource, survey: Survey, rowsOn: (page: number) => number): number {
  const list = survey.tables.find(({ name }) => name === '__drizzle_migrations');
  const listed = (list?.leaves ?? []).reduce((sum, page) => sum + rowsOn(page), 0);
  return listed > 0 ? listed : (source.read(1)?.readUInt32BE(60) ?? 0);
}
