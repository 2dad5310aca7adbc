import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repairCampaigns } from '../../../src-main/maintenance/repair/repair-campaigns.ts';
import { breakDatabase } from '../../support/broken-database.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { sampleContacts } from '../../support/command-line.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { type Snapshot, setUp, draftFor } from './campaigns-shop.ts';

interface Message {
  readonly to: string;
  readonly body: string;
  readonly status: string;
  readonly sid: string | null;
}

const parseLines = <T>(output: string): readonly T[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

describe('a campaign on the command line', () => {
  it('goes to whom its options name, but not to whom they leave out', async () => {
    const { folder, ovo } = setUp();
    const file = path.join(folder, 'people.csv');
    const people = ['Ann', 'Bob', 'Cem'].map((name, index) => `${name},${fictionalPhone(index)}`);
    writeFileSync(file, ['First name,Mobile', ...people].join('\n'));
    await ovo.json('contacts', 'import', file, '--list', 'All', '--tag', 'New');
    const write = async (...options: readonly string[]) => {
      const draft = ['--name', 'A', '--body', 'Hi', ...options];
      const { id } = (await ovo.json('campaigns', 'create', ...draft)) as Snapshot;
      return await ovo.json('campaigns', 'preview', String(id));
    };
    expect(await write('--tag', 'new')).toMatchObject({ recipients: 3 });
    expect(await write('--contact', fictionalPhone(1))).toMatchObject({ recipients: 1 });
    expect(
      await write(
        '--list',
        'All',
        '--except-contact',
        fictionalPhone(1),
        '--except-texted-within',
        '7',
      ),
    ).toMatchObject({ recipients: 2 });
    expect(await write('--list', 'All', '--except-tag', 'New')).toMatchObject({ recipients: 0 });
    const { output } = await ovo.run('campaigns', 'show', '3');
    expect(output.trim().split('\n').slice(-2)).toEqual([
      'To: All',
      'But not: 1 chosen person, Texted in the last 7 days',
    ]);
  });

  it('says when it is made what its texts take, and who has a gap in theirs', async () => {
    const { folder, ovo } = setUp();
    const file = path.join(folder, 'people.csv');
    const people = ['Ann', '', ''].map((name, index) => `${name},${fictionalPhone(index)}`);
    writeFileSync(file, ['First name,Mobile', ...people].join('\n'));
    await ovo.json('contacts', 'import', file, '--list', 'All');
    const create = (body: string) =>
      ovo.run('campaigns', 'create', '--name', 'A', '--list', 'All', '--body', body);
    const { output, exitCode } = await create('Hi {{ first_name }}, it’s on!');
    expect(exitCode).toBe(0);
    expect(output.trim().split('\n').slice(-3)).toEqual([
      '3 recipients, 3 segments in all (1 each).',
      'A segment holds 70 characters instead of 160 because of “’”.',
      '2 recipients without first_name: the text has a gap there. Say what stands there instead: {{ first_name | default: "there" }}.',
    ]);
    const refused = await create('Hi {firstName}, it is on!');
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain('{firstName} won’t be filled in');
  });

  it('goes from a CSV to 100 %, with progress that never falls, and leaves a sound database', async () => {
    const { ovo } = setUp();
    const imported = await ovo.json('contacts', 'import', sampleContacts, '--list', 'All');
    expect(imported).toMatchObject({ importId: 1, updated: expect.any(Number) });
    const { added } = imported as { readonly added: number };
    expect(await ovo.json('contacts', 'count', '--list', 'all')).toEqual({ count: added });

    const campaign = (await ovo.json(
      'campaigns',
      'create',
      '--name',
      'Spring',
      '--list',
      'All',
      '--body',
      'Hi {{ first_name }}!',
    )) as Snapshot;
    expect(campaign).toMatchObject({ status: 'draft', progress: 0 });

    const sent = await ovo.run(
      'campaigns',
      'send',
      String(campaign.id),
      '--gateway',
      'simulator',
      '--rate',
      '0',
      '--json',
    );
    expect(sent.exitCode).toBe(0);
    const snapshots = parseLines<Snapshot>(sent.output);
    const progress = snapshots.map((snapshot) => snapshot.progress);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(snapshots.at(-1)).toMatchObject({
      status: 'completed',
      progress: 100,
      contactCount: added,
    });

    const messages = parseLines<Message>((await ovo.run('messages', '1', '--json')).output);
    expect(new Set(messages.map(({ to }) => to)).size).toBe(added);
    expect(
      messages.filter(({ status }) => status === 'sent').every(({ sid }) => sid !== null),
    ).toBe(true);
    expect(messages.some(({ body }) => body.includes('{{'))).toBe(false);
    expect(await ovo.json('check')).toMatchObject({
      ok: true,
      integrity: 'ok',
      foreignKeyErrors: 0,
      violations: [],
    });
    expect(await ovo.json('repair')).toMatchObject({ fixed: 0, backup: null });
  });

  it('is paused by Ctrl+C with exit code 3, and goes on where it stopped', async () => {
    const { ovo, folder } = setUp();
    const id = await draftFor(ovo, folder, 60);
    const sending = ovo.start(
      'campaigns',
      'send',
      id,
      '--gateway',
      'simulator',
      '--rate',
      '20',
      '--json',
    );
    for await (const line of sending.lines) {
      if ((JSON.parse(line) as Snapshot).progress < 10) continue;
      sending.process.kill('SIGINT');
      break;
    }
    expect((await sending.finished).exitCode).toBe(3);
    const paused = (await ovo.json('campaigns', 'show', id)) as Snapshot;
    expect(paused.status).toBe('paused');
    expect(paused.progress).toBeLessThan(100);
    const resumed = await ovo.run('campaigns', 'send', id, '--rate', '0', '--json');
    expect(resumed.exitCode).toBe(0);
    const last = parseLines<Snapshot>(resumed.output).at(-1);
    expect(last).toMatchObject({ status: 'completed', progress: 100, contactCount: 60 });
  });

  it('is sent by one process at a time', async () => {
    const { ovo, folder } = setUp();
    const id = await draftFor(ovo, folder, 40);
    const sending = ovo.start(
      'campaigns',
      'send',
      id,
      '--gateway',
      'simulator',
      '--rate',
      // Slow enough that it is not over before the others are refused.
      '1',
      '--json',
    );
    await sending.lines.next();
    const second = await ovo.run('campaigns', 'send', id, '--gateway', 'simulator');
    expect(second.exitCode).toBe(1);
    expect(second.log).toContain('Another Ovo process (the window, or a command) is sending');
    expect((await ovo.run('repair')).log).toContain(
      'Another Ovo process (the window, or a command) is sending',
    );
    sending.process.kill('SIGINT');
    expect((await sending.finished).exitCode).toBe(3);
  });

  it('that was killed goes on at the next start: nobody is left out, nobody gets it twice', async () => {
    const { ovo, folder } = setUp();
    const id = await draftFor(ovo, folder, 80);
    for (const until of [10, 40, 70]) {
      const sending = ovo.start(
        'campaigns',
        'send',
        id,
        '--gateway',
        'simulator',
        '--rate',
        '40',
        '--json',
      );
      for await (const line of sending.lines) {
        if ((JSON.parse(line) as Snapshot).progress < until) continue;
        sending.process.kill('SIGKILL');
        break;
      }
      await sending.finished;
    }
    const last = await ovo.run(
      'campaigns',
      'send',
      id,
      '--rate',
      '0',
      '--unconfirmed',
      'requeue',
      '--recheck-after',
      '0',
      '--json',
    );
    expect(last.exitCode).toBe(0);
    expect(parseLines<Snapshot>(last.output).at(-1)).toMatchObject({
      progress: 100,
      contactCount: 80,
    });
    const messages = parseLines<Message>((await ovo.run('messages', id, '--json')).output);
    expect(messages).toHaveLength(80);
    expect(await ovo.json('check')).toMatchObject({ ok: true });
  });

  it('gives up the rest when it is canceled, and cannot be started again', async () => {
    const { ovo, folder } = setUp();
    const id = await draftFor(ovo, folder, 5);
    expect(await ovo.json('campaigns', 'cancel', id)).toMatchObject({ status: 'canceled' });
    const again = await ovo.run('campaigns', 'send', id);
    expect(again.exitCode).toBe(1);
    expect(again.log).toContain('canceled');
  });

  it('is copied as a new draft', async () => {
    const { ovo, folder } = setUp();
    const id = await draftFor(ovo, folder, 5);
    expect(await ovo.json('campaigns', 'duplicate', id)).toMatchObject({
      id: 2,
      name: 'Test (copy)',
      status: 'draft',
    });
  });

  it('is copied for those alone whom it did not reach, once it is over', async () => {
    const { ovo, folder } = setUp();
    // The copy goes to one person: the simulator must not refuse just that one.
    await ovo.json('settings', 'set', 'simulator.rejectedShare', '0');
    const id = await draftFor(ovo, folder, 5);
    const copy = ['campaigns', 'duplicate', id, '--not-reached'] as const;
    const early = await ovo.run(...copy);
    expect(early).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('No draft was created'),
    });

    const send = (campaign: string) =>
      ovo.run('campaigns', 'send', campaign, '--gateway', 'simulator', '--rate', '0');
    expect((await send(id)).exitCode).toBe(0);
    withDatabase(path.join(folder, 'data'), (db) => {
      breakDatabase(
        db,
        `UPDATE messages SET status = 'undelivered', error_code = 30003
          WHERE to_address = '${fictionalPhone(2)}'`,
      );
      repairCampaigns(db, Date.now());
    });
    expect(await ovo.json(...copy)).toMatchObject({
      id: 2,
      name: 'Test (not reached)',
      status: 'draft',
    });
    expect((await send('2')).exitCode).toBe(0);
    const { output } = await ovo.run('messages', '2', '--json');
    expect(parseLines<Message>(output).map(({ to }) => to)).toEqual([fictionalPhone(2)]);

    const again = await ovo.run(...copy);
    expect(again).toMatchObject({ exitCode: 1, log: expect.stringContaining('missed nobody') });
  });
});
