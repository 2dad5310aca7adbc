import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { setUp, importPeople } from './contacts-shop.ts';

describe('imports', () => {
  it('are listed, fixed and undone', async () => {
    const set = setUp();
    const { ovo, folder, file } = set;
    const lost = 'Name,Mobile\nAnn,12125550101\nCal,44 7700 900123\nDee,12\n';
    await ovo.json('contacts', 'import', file('lost.csv', lost), '--country', 'GB');
    const rejects = (await ovo.json('contacts', 'rejects', '1')) as {
      readonly left: number;
      readonly problems: readonly { readonly problem: string; readonly withFix: number }[];
      readonly rows: readonly unknown[];
    };
    expect(rejects.rows).toHaveLength(rejects.left);
    const fixable = rejects.problems.find(({ withFix }) => withFix > 0);
    const fixed = await ovo.json('contacts', 'rejects', '1', '--fix', fixable?.problem ?? '');
    expect(fixed).toMatchObject({ fixed: fixable?.withFix });
    const left = path.join(folder, 'left.csv');
    const { exported, rows } = (await ovo.json('contacts', 'rejects', '1', '--export', left)) as {
      readonly exported: number;
      readonly rows: readonly unknown[];
    };
    expect(exported).toBe(rows.length);
    expect(readFileSync(left, 'utf8')).toContain('Dee,12');
    expect(await ovo.json('contacts', 'imports')).toMatchObject([
      { id: 1, fileName: 'lost.csv', rows: 3, left: rows.length, undoneAt: null },
    ]);
    expect(await ovo.json('contacts', 'undo', '1')).toMatchObject({ removed: 3 - rows.length });
    expect(await ovo.json('contacts', 'count')).toEqual({ count: 0 });
    expect(await ovo.run('contacts', 'undo', '1')).toMatchObject({ exitCode: 1 });
    expect(await ovo.run('contacts', 'rejects', '7')).toMatchObject({ exitCode: 1 });
  });
});

describe('lists', () => {
  it('are made, renamed and removed; one by filter counts whom it finds', async () => {
    const set = setUp();
    await importPeople(set);
    const { ovo } = set;
    await ovo.json('lists', 'create', 'Autumn');
    expect(await ovo.json('lists', 'create', 'VIPs', '--tag', 'vip')).toMatchObject({
      name: 'VIPs',
      count: null,
    });
    expect(await ovo.json('lists', 'rename', 'vips', 'Best')).toMatchObject({ name: 'Best' });
    expect(await ovo.json('lists', 'list')).toMatchObject([
      { name: 'Autumn', count: 0, filter: null },
      { name: 'Best', count: 2, filter: { tags: ['vip'] } },
      { name: 'Spring', count: 3, filter: null },
    ]);
    expect(await ovo.json('contacts', 'count', '--list', 'best', '--search', 'ann')).toEqual({
      count: 1,
    });
    expect(await ovo.run('contacts', 'count', '--list', 'best', '--tag', 'New')).toMatchObject({
      exitCode: 2,
    });
    expect(await ovo.json('lists', 'remove', 'spring')).toEqual({ removed: 'Spring' });
    expect(await ovo.json('contacts', 'count')).toEqual({ count: 3 });
    expect(await ovo.run('lists', 'create', 'BEST')).toMatchObject({ exitCode: 1 });
  });
});

describe('suppressions', () => {
  it('are added, found, lifted with evidence, and kept', async () => {
    const { ovo } = setUp();
    const add = ['suppressions', 'add', '(212) 555-0101', '--reason', 'Called'];
    expect(await ovo.json(...add, '--evidence', 'On Monday')).toEqual({
      phone: '+12125550101',
      reason: 'Called',
      isNew: true,
    });
    expect(await ovo.json(...add)).toMatchObject({ isNew: false });
    expect(await ovo.json('suppressions', 'list', '--search', '212 555')).toMatchObject([
      { phone: '+12125550101', evidence: expect.stringMatching(/^On Monday\. Added manually/) },
    ]);
    expect(await ovo.run('suppressions', 'lift', '2125550101')).toMatchObject({ exitCode: 2 });
    expect(await ovo.run('suppressions', 'lift', '2125550102', '--evidence', 'x')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('isn’t on Do not text'),
    });
    await ovo.json('suppressions', 'lift', '2125550101', '--evidence', 'Replied START');
    expect(await ovo.json('suppressions', 'list')).toEqual([]);
    expect(await ovo.json('suppressions', 'list', '--all')).toMatchObject([
      { liftedEvidence: expect.stringMatching(/^Replied START\. Removed manually/) },
    ]);
    expect(await ovo.run('suppressions', 'add', '12')).toMatchObject({ exitCode: 1 });
  });

  it('go from one computer to another in a file', async () => {
    const { ovo, folder, file } = setUp();
    const numbersFile = file('unsubscribed.csv', 'Phone,Reason\n2125550101,Too many\n12,\n');
    expect(await ovo.json('suppressions', 'import', numbersFile)).toMatchObject({
      rows: 2,
      added: 1,
      invalid: 1,
    });
    const out = path.join(folder, 'out.csv');
    expect(await ovo.json('suppressions', 'export', out)).toEqual({ rows: 1 });
    const other = commandLine(path.join(folder, 'other'));
    expect(await other.json('suppressions', 'import', out)).toMatchObject({ added: 1 });
    expect(await other.json('suppressions', 'list')).toMatchObject([
      { phone: '+12125550101', reason: 'Too many' },
    ]);
  });
});
