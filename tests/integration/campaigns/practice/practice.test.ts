import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../../src-main/campaigns/sending/journal/send-journal.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { commandLine } from '../../../support/command-line.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { temporaryFolder } from '../../../support/database.ts';

const people = 12;

const singlePracticeMessage = `
  INSERT INTO messages (direction, from_address, to_address, body, segments, status, created_at, is_practice,
                        sent_at, settled_at)
  VALUES ('outbound', '', '+12125550100', '', 1, 'sent', 0, 1, 1, 1)`;

/** A shop with twelve people and a practice mode in which every text is refused, or none. */
async function openShop(refusedShare: number) {
  const folder = temporaryFolder();
  const ovo = commandLine(folder);
  const file = path.join(folder, 'people.csv');
  const rows = Array.from(
    { length: people },
    (_, index) => `Ann ${index},${fictionalPhone(index)}`,
  );
  writeFileSync(file, ['Name,Phone', ...rows].join('\n'));
  await ovo.json('contacts', 'import', file, '--list', 'People');
  withDatabase(folder, ({ sqlite }) =>
    sqlite.prepare(`INSERT INTO settings (key, value) VALUES ('simulator', ?)`).run(
      JSON.stringify({
        delayMs: 0,
        rejectedShare: refusedShare,
        throttledShare: 0,
        unreachableShare: 0,
        unknownShare: 0,
        undeliveredShare: 0,
      }),
    ),
  );
  async function practise(): Promise<number> {
    const made = await ovo.json(
      'campaigns',
      'create',
      '--name',
      'Trial',
      '--list',
      'People',
      '--body',
      'Hi',
    );
    const { id } = made as { readonly id: number };
    await ovo.run('campaigns', 'send', String(id), '--gateway', 'simulator', '--rate', '0');
    return id;
  }
  return { folder, ovo, practise };
}

describe('practice', () => {
  it('says so wherever a campaign is shown', async () => {
    const { ovo, practise } = await openShop(0);
    const id = await practise();
    expect(await ovo.json('campaigns', 'show', String(id))).toMatchObject({
      gateway: 'simulator',
      isPractice: true,
      sentCount: people,
    });
    expect((await ovo.run('campaigns', 'list')).output).toMatch(/Trial {2}practice, completed/);
  });

  it('suppresses nobody, however many texts are refused', async () => {
    const { folder, ovo, practise } = await openShop(1);
    for (let round = 0; round < 4; round += 1) await practise();
    const refused = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT count(*) FROM messages WHERE error_code = 21610').pluck().get(),
    );
    // Of 48 refusals: without any the test shows nothing.
    expect(refused).toBeGreaterThan(0);
    expect(await ovo.json('suppressions', 'list')).toEqual([]);
    expect(await ovo.json('check')).toMatchObject({ ok: true, violations: [], alerts: [] });
    await ovo.json('repair');
    expect(await ovo.json('suppressions', 'list')).toEqual([]);
  });

  it('is told apart in the send journal', async () => {
    const { folder, practise } = await openShop(0);
    await practise();
    const lines = [...readJournal(folder, null).lines];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ practice }) => practice === true)).toBe(true);
  });

  it('sent through the journal of a restored backup keeps nobody from being really texted', async () => {
    const { folder, ovo } = await openShop(0);
    const made = await ovo.json(
      'campaigns',
      'create',
      '--name',
      'Trial',
      '--list',
      'People',
      '--body',
      'Hi',
    );
    const id = String((made as { readonly id: number }).id);
    const backup = path.join(folder, 'before.db');
    await ovo.json('backup', backup);
    await ovo.run('campaigns', 'send', id, '--gateway', 'simulator', '--rate', '0');
    expect(await ovo.json('restore', backup)).toMatchObject({ sentByUnknownCampaigns: 0 });
    const kept = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT count(*) FROM journaled_sends').pluck().get(),
    );
    expect(kept).toBe(0);
  });

  it('is discarded by one command, and everything else stays', async () => {
    const { folder, ovo, practise } = await openShop(0.3);
    await practise();
    await practise();
    const draft = await ovo.json(
      'campaigns',
      'create',
      '--name',
      'Next',
      '--list',
      'People',
      '--body',
      'Hi',
    );
    withDatabase(folder, ({ sqlite }) => sqlite.exec(singlePracticeMessage));
    const counts = { campaigns: 2, messages: 2 * people + 1 };
    expect(await ovo.json('campaigns', 'discard-practice', '--dry-run')).toEqual(counts);
    expect(await ovo.json('campaigns', 'discard-practice')).toEqual(counts);
    expect(await ovo.json('campaigns', 'discard-practice')).toEqual({ campaigns: 0, messages: 0 });
    expect(await ovo.json('campaigns', 'list')).toEqual([
      expect.objectContaining({ name: 'Next', id: (draft as { readonly id: number }).id }),
    ]);
    expect(await ovo.json('contacts', 'count')).toMatchObject({ count: people });
    expect(await ovo.json('check')).toMatchObject({ ok: true });
    const left = withDatabase(folder, ({ sqlite }) =>
      sqlite
        .prepare('SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM sender_usage)')
        .pluck()
        .get(),
    );
    expect(left).toBe(0);
    // The numbers are gone from the simulator's own file too.
    expect(readFileSync(path.join(folder, 'simulator.db'), 'latin1')).not.toContain(
      fictionalPhone(1),
    );
  });
});
