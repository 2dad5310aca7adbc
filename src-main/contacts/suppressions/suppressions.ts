import { sayPhoneProblem } from '../../../src-shared/phone/phone-problem.ts';
import type { Suppression, SuppressionState } from '../../../src-shared/contact/contact.ts';
import type { SuppressionImport } from '../../../src-shared/import/import.ts';
import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import {
  addSuppression,
  liftSuppression,
  listSuppressions,
  mostSuppressions,
  suppressionInForce,
} from './suppression-rows.ts';
import { byWhom, evidenceText } from './evidence-text.ts';
import { exportSuppressions } from './export-suppressions.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ContactThreads } from '../jobs.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/** What can be done with numbers that must not be texted. They are never deleted. */
export interface Suppressions {
  /** The newest first; a search looks into number, reason and evidence. */
  page(request: {
    readonly offset: number;
    readonly limit: number;
    readonly search: string;
    readonly show: SuppressionState;
  }): Promise<{ readonly total: number; readonly rows: readonly Suppression[] }>;
  /**
   * Never texts that number (in any form) again; `isNew` is false where that was so already: the first
   * reason and evidence stay. Refused (`invalid`) where it is none.
   */
  add(suppression: {
    readonly number: string;
    readonly reason: string;
    readonly evidence: string;
  }): Promise<{ readonly phone: string; readonly isNew: boolean }>;
  /**
   * Lets a number be texted again; returns it. Refused (`invalid`) without evidence, and (`not-found`)
   * where it is not suppressed.
   */
  lift(number: string, evidence: string): Promise<string>;
  /** Suppresses every number of a file. Refused as `importSuppressions` says. */
  importFile(file: string, country?: string): Promise<SuppressionImport>;
  /** Writes all of them to a CSV, lifted ones too, with the evidence. */
  export(file: string): Promise<{ readonly rows: number }>;
}

/** Looked through where they stand, in some milliseconds; more take a thread. */
const mostLookedThrough = 10_000;

export function createSuppressions(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly threads: ContactThreads;
  /** Suppresses every number of a file, in the writing thread. */
  readonly importFile: (request: {
    readonly file: string;
    readonly country: string;
    readonly by: string;
  }) => Promise<SuppressionImport>;
  readonly writeLock: WriteLock;
  readonly onChange: () => void;
}): Suppressions {
  const { db, clock, threads, writeLock, onChange } = context;
  const by = byWhom();

  function changed<T>(value: T): T {
    onChange();
    return value;
  }

  const country = () => readSettings(db).defaultCountry;

  function phoneOf(number: string): string {
    const trimmed = number.trim();
    // What was suppressed once stays within reach, whatever is a number by now.
    if (suppressionInForce(db, trimmed) !== null) return trimmed;
    const reading = normalisePhone(number, country());
    if (!reading.ok)
      throw new UserError('invalid', words.suppressions.notChanged(sayPhoneProblem(reading)));
    return reading.phone;
  }

  return {
    page: async (request) =>
      mostSuppressions(db) <= mostLookedThrough
        ? listSuppressions(db, request)
        : await threads.read('suppressions.page', request),
    async add({ number, reason, evidence }) {
      const added = await writeLock.write((writable) => {
        const at = clock.now();
        const phone = phoneOf(number);
        const suppression = {
          phone,
          origin: 'manual',
          reason: cleanLine(reason),
          evidence: evidenceText(evidence),
          at,
        } as const;
        const isNew = addSuppression(writable, suppression);
        if (isNew) {
          appendEvent(writable, {
            at,
            kind: 'suppression-added',
            subject: `number:${phone}`,
            detail: { reason, evidence: suppression.evidence },
          });
        }
        return { phone, isNew };
      });
      return changed(added);
    },
    async lift(number, evidence) {
      const said =
        evidence.trim() === '' ? '' : evidenceText(evidence, words.suppressions.removed(by));
      const lifted = await writeLock.write((writable) => {
        const phone = phoneOf(number);
        liftSuppression(writable, { phone, evidence: said, at: clock.now() });
        return phone;
      });
      return changed(lifted);
    },
    async importFile(file, ownCountry) {
      const request = { file, country: ownCountry ?? country(), by };
      return changed(await context.importFile(request));
    },
    export: (file) =>
      exportSuppressions(
        db,
        file,
        () => new Promise<void>((resolve) => void clock.after(0, resolve)),
      ),
  };
}
