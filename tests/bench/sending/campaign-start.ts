import path from 'node:path';
import { openApplication } from '../../../src-main/application.ts';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { withRoomForPages } from '../../../src-main/database/pages/room-for-pages.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { migrationsFolder, threadFile } from '../../support/database.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { addManyContacts } from '../many-contacts.ts';
import type { Row } from '../row.ts';
import { inFolder, sender } from '../bench-setup.ts';

const text =
  'Hi {{ first_name | default: "there" }}, we miss you in {{ city }} since {{ last_visit }}.';

/** The most that the preparation may cost, in inserts of the same rows. */
const mostInserts = 5;
/** So long at most nothing may be told, and so long may the first text take, in milliseconds. */
const longestSilenceMs = 500;
const firstTextMs = 1000;

/** Writes the same rows with one statement, as a campaign of its own, which is removed again. */
function insertSelectMs(folder: string): number {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  const draft = { name: 'Peer', body: text, sender, audience: { listIds: [1] } };
  const { id } = createCampaign(db, draft, 1).snapshot;
  const startedAt = performance.now();
  withRoomForPages(db, () =>
    db.sqlite.exec(
      `INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body,
                             segments, status, created_at, is_practice)
       SELECT ${id}, id, 'outbound', '${sender}', phone,
              'Hi ' || iif(first_name = '', 'there', first_name) || ', we miss you in '
                || (custom_fields ->> 'city') || ' since ' || (custom_fields ->> 'last_visit') || '.',
              1, 'queued', 1, 1
         FROM contacts`,
    ),
  );
  const milliseconds = performance.now() - startedAt;
  db.sqlite.exec(`DELETE FROM messages; DELETE FROM campaigns; VACUUM`);
  db.close();
  return milliseconds;
}

/** What the start of a campaign took, in milliseconds. */
interface Start {
  readonly preparedMs: number;
  readonly silenceMs: number;
  readonly firstTextMs: number;
}

/** Starts a campaign to everybody, as the window does: with sending in a thread of its own. */
async function startMs(folder: string): Promise<Start> {
  const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
  const draft = { name: 'Ovo', body: text, sender, audience: { listIds: [1] } };
  const { id } = createCampaign(db, draft, 1).snapshot;
  db.close();
  const app = openApplication({
    dataFolder: folder,
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => console.error(error),
    sendsInThread: true,
    sending: {
      engine: { segmentsPerSecond: 0, quietHours: { ...defaultQuietHours, enabled: false } },
    },
  });
  try {
    const phases = new Map<string, number>();
    let toldAt = 0;
    let silenceMs = 0;
    const firstText = new Promise<number>((resolve) => {
      app.subscribe((event) => {
        const now = performance.now();
        if (event.name === 'campaigns.progress' && event.payload.snapshot.sentCount > 0)
          resolve(now);
        if (event.name !== 'campaigns.run') return;
        const { phase, prepared } = event.payload;
        if (phase === 'preparing' && prepared !== null) {
          if (toldAt > 0) silenceMs = Math.max(silenceMs, now - toldAt);
          toldAt = now;
        }
        if (!phases.has(phase)) phases.set(phase, now);
      });
    });
    // The window has asked all that by then, so that the threads are there.
    await app.campaigns.preview(draft);
    await app.alerts.alerts();
    await app.sending.heldHereFor();
    const startedAt = performance.now();
    await app.campaigns.start(id, 'simulator');
    const firstTextAt = await firstText;
    await app.campaigns.pause(id);
    const [preparing = 0, sending = 0] = ['preparing', 'sending'].map((phase) => phases.get(phase));
    return {
      preparedMs: sending - preparing,
      silenceMs,
      firstTextMs: firstTextAt - startedAt,
    };
  } finally {
    await app.close();
  }
}

async function measured(people: number) {
  return await inFolder(async (folder) => {
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    addManyContacts(db, people);
    db.close();
    return { insertMs: insertSelectMs(folder), ...(await startMs(folder)) };
  });
}

/** How long it takes to start a campaign to few people and to many. */
export async function campaignStart(most: number): Promise<readonly Row[]> {
  const few = await measured(1000);
  const budget = millisecondBudget(firstTextMs);
  const rows: Row[] = [
    {
      what: 'start of a campaign to 1,000 people, to the first text',
      ovo: `${few.firstTextMs.toFixed(0)} ms`,
      peer: `INSERT … SELECT: ${few.insertMs.toFixed(0)} ms`,
      ratio: `${(few.firstTextMs / few.insertMs).toFixed(1)} ×`,
      budget: budget.text,
      isMet: few.firstTextMs <= budget.limitMs,
    },
  ];
  for (const people of [100_000, most]) {
    const { insertMs, preparedMs, silenceMs } = await measured(people);
    const ratio = preparedMs / insertMs;
    rows.push({
      what: `start of a campaign to ${people.toLocaleString('en')} people`,
      ovo: `${(preparedMs / 1000).toFixed(2)} s, longest time without progress ${silenceMs.toFixed(0)} ms`,
      peer: `INSERT … SELECT of the same rows: ${(insertMs / 1000).toFixed(2)} s`,
      ratio: `${ratio.toFixed(2)} ×`,
      budget: `≤ ${mostInserts} ×, progress every ${longestSilenceMs} ms`,
      isMet: ratio <= mostInserts && silenceMs <= longestSilenceMs,
    });
  }
  return rows;
}
