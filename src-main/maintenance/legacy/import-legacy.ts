import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { isOverHundred } from '../../../src-shared/campaign/original-figures.ts';
import type { LegacyReport } from '../../../src-shared/maintenance/report.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { campaigns } from '../../database/schema.ts';
import { settleOldCampaign } from './finish-old-campaign.ts';
import { exportedDocuments } from './documents.ts';
import { OldMessages } from './old-messages.ts';
import { readCampaign, readMessage, type OldCampaign } from './read-documents.ts';
import { words } from '../../../src-shared/words/words.ts';

/** The two files that mongoexport made of the old system. */
export interface LegacyFiles {
  readonly campaigns: string;
  /** Null where there is none: the campaigns come in with the figures they say. */
  readonly messages: string | null;
}

export interface LegacyOptions {
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const queries = queriesFor((orm) => ({
  withOrigin: prepared((given: Given<{ originId: string }>) =>
    orm
      .select({ id: campaigns.id })
      .from(campaigns)
      // The second condition lets SQLite use the partial index.
      .where(and(eq(campaigns.originId, given('originId')), isNotNull(campaigns.originId))),
  ),
}));

/** Rejected documents that the report names; all are counted. */
const mostNamed = 100;

/**
 * Brings the campaigns and messages of the old system in, all of it in one transaction. What the old
 * system said of a campaign stays beside it. A campaign whose figures cannot be, or that never came to
 * its end, stays paused as it came, damaged, until a repair puts it right. Nothing is sent by itself:
 * what was still queued waits in a paused campaign, single messages that were queued are canceled.
 *
 * Running it again with the same files brings nothing twice. Refused (`usage`) where a file cannot be
 * read; nothing is changed then.
 */
export function importLegacy(
  db: WritableDatabase,
  files: LegacyFiles,
  options: LegacyOptions,
): LegacyReport {
  return db.sqlite.transaction(() => new LegacyImport(db, options).run(files)).immediate();
}

/** A campaign that came in, and how it stands in the database. */
interface Arrival {
  readonly id: number;
  readonly campaign: OldCampaign;
}

class LegacyImport {
  readonly #db: WritableDatabase;
  readonly #options: LegacyOptions;
  readonly #arrivals = new Map<string, Arrival>();
  readonly #messages: OldMessages;
  readonly #rejected: { file: string; line: number; reason: string }[] = [];
  #rejectedCount = 0;
  #alreadyThere = 0;
  #orphans = 0;

  constructor(db: WritableDatabase, options: LegacyOptions) {
    this.#db = db;
    this.#options = options;
    this.#messages = new OldMessages(db, options.now);
  }

  run(files: LegacyFiles): LegacyReport {
    const { now, country } = this.#options;
    this.#readAll(files.campaigns, (document) => {
      const campaign = readCampaign(document, now);
      if (typeof campaign !== 'string') this.#arrive(campaign);
      return typeof campaign === 'string' ? campaign : null;
    });
    if (files.messages !== null) {
      this.#readAll(files.messages, (document) => {
        const message = readMessage(document, country, now);
        if (typeof message === 'string') return message;
        const { campaignOriginId } = message;
        const arrival =
          campaignOriginId === null ? undefined : this.#arrivals.get(campaignOriginId);
        if (this.#messages.isThere(message)) {
          this.#alreadyThere += 1;
        } else if (campaignOriginId !== null && arrival === undefined) {
          if (this.#isKnown(campaignOriginId)) {
            return words.oldSystem.campaignClosed;
          }
          this.#orphans += 1;
          this.#messages.addSingle(message);
        } else if (arrival === undefined) this.#messages.addSingle(message);
        else this.#messages.add(message, arrival.id, arrival.campaign.createdAt, document);
        return null;
      });
    }
    const settled = [...this.#arrivals.values()].map(({ id, campaign }) => ({
      isDamaged: settleOldCampaign(this.#db, id, campaign, now),
      isOver: isOverHundred(campaign.figures),
    }));
    const report: LegacyReport = {
      campaigns: this.#arrivals.size,
      messages: this.#messages.added,
      alreadyThere: this.#alreadyThere,
      damaged: settled.filter(({ isDamaged }) => isDamaged).length,
      overHundred: settled.filter(({ isDamaged, isOver }) => isDamaged && isOver).length,
      duplicates: this.#messages.duplicates,
      orphans: this.#orphans,
      queued: this.#messages.queued,
      rejected: this.#rejected,
      rejectedCount: this.#rejectedCount,
    };
    const { rejected: _, ...detail } = report;
    appendEvent(this.#db, { at: now, kind: 'legacy-imported', detail });
    return report;
  }

  /** Hands each document over; what comes back is why it is none, or null. */
  #readAll(
    file: string,
    take: (document: Readonly<Record<string, unknown>>) => string | null,
  ): void {
    for (const document of exportedDocuments(file)) {
      const reason = 'problem' in document ? document.problem : take(document.value);
      if (reason === null) continue;
      this.#rejectedCount += 1;
      if (this.#rejected.length < mostNamed) {
        this.#rejected.push({ file: path.basename(file), line: document.line, reason });
      }
    }
  }

  #arrive(campaign: OldCampaign): void {
    const { orm } = this.#db;
    if (this.#arrivals.has(campaign.originId) || this.#isKnown(campaign.originId)) {
      this.#alreadyThere += 1;
      return;
    }
    // It becomes what it was when all its messages are there.
    const { id } = orm
      .insert(campaigns)
      .values({
        uid: randomUUID(),
        name: campaign.name,
        body: campaign.body,
        audience: '{"listIds":[]}',
        createdAt: campaign.createdAt,
        updatedAt: this.#options.now,
        originId: campaign.originId,
        originalFigures: JSON.stringify(campaign.figures),
      })
      .returning({ id: campaigns.id })
      .get();
    this.#arrivals.set(campaign.originId, { id, campaign });
  }

  #isKnown(originId: string): boolean {
    return queries(this.#db).withOrigin.get({ originId }) !== undefined;
  }
}
