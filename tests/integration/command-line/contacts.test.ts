import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from '../../support/command-line.ts';
import { setUp, people, importPeople } from './contacts-shop.ts';

async function numbers(ovo: CommandLine, ...options: readonly string[]): Promise<unknown> {
  const rows = (await ovo.json('contacts', 'list', ...options)) as { readonly phone: string }[];
  return rows.map(({ phone }) => phone);
}

describe('contacts import', () => {
  it('says what each column became, who opted out in which, and that no name came in', async () => {
    const { ovo, file } = setUp();
    const text =
      'Acct No,Member’s name & title,Ph.,OK to text,Empty\n7,Ms. Ann Lee,212 555 0101,no,\n';
    const shortened = file('people.csv', text);
    const { output } = await ovo.run('contacts', 'import', shortened);
    expect(output).toContain(
      'Columns: “Acct No” → {{ acct_no }}, “Member’s name & title” → {{ member_s_name_title }}, “Ph.” → phone, “OK to text” → consent.',
    );
    expect(output).toContain('Not imported: “Empty”.');
    expect(output).toContain('1 row opted out in the column “OK to text”: never texted.');
    expect(output).toContain('No contact got a name. “Member’s name & title” may hold names:');
    expect(await ovo.json('contacts', 'import', shortened)).toMatchObject({
      columns: [
        { name: 'Acct No', target: { kind: 'custom', name: 'acct_no' } },
        { name: 'Member’s name & title', target: { kind: 'custom' } },
        { name: 'Ph.', target: { kind: 'field', field: 'phone' } },
        { name: 'OK to text', target: { kind: 'field', field: 'consent' } },
        { name: 'Empty', target: { kind: 'ignore' } },
      ],
      optOuts: [{ column: 'OK to text', rows: 1 }],
    });
  });

  it('asks which column to text where two hold numbers and nothing decides', async () => {
    const { ovo, file } = setUp();
    const twoColumns = file('two.csv', 'Who,One,Two\nAnn,2125550101,2125550102\n');
    const refused = await ovo.run('contacts', 'import', twoColumns);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.log).toContain('“One”, “Two” all look like phone numbers');
    const chosen = ['--map', 'phone=Two', '--map', 'phone=One'];
    expect(await ovo.json('contacts', 'import', twoColumns, ...chosen)).toMatchObject({ added: 1 });
    expect(await numbers(ovo)).toEqual(['+12125550102']);
  });

  it('takes everything that a person can say of a file', async () => {
    const { ovo, file } = setUp();
    const text = 'Ann;212 555 0101;;Rye\nBob;;212 555 0102;\nAnn;212 555 0101;;Spelt\n';
    const options = [
      ['--list', 'Spring', '--country', 'us', '--no-header', '--delimiter', ';'],
      ['--encoding', 'windows-1252', '--on-duplicate', 'fill', '--tag', 'VIP', '--tag', 'New'],
      ['--map', 'phone=Column 2', '--map', 'phone=Column 3', '--map', 'favourite=Column 4'],
      ['--map', 'first_name=Column 1', '--consent', 'Sign-up sheet'],
    ].flat();
    const imported = await ovo.json('contacts', 'import', file('people.txt', text), ...options);
    expect(imported).toMatchObject({ rows: 3, added: 2, updated: 1, invalid: 0, consents: 2 });
    expect(await ovo.json('contacts', 'show', '(212) 555-0101')).toMatchObject({
      contact: { firstName: 'Ann', tags: ['New', 'VIP'], customFields: { favourite: 'Rye' } },
      consent: { source: expect.stringContaining('Sign-up sheet') },
      lists: [{ name: 'Spring' }],
      broughtBy: { fileName: 'people.txt' },
      campaigns: [],
      messages: [],
    });
  });

  it.each([
    [['--delimiter', 'x'], 'It has to be , ; | or tab.'],
    [['--on-duplicate', 'replace'], 'Allowed choices are update, fill, skip.'],
    [['--tag', 'a,b'], 'A tag has 1 to 60 characters and no comma or semicolon.'],
    [['--map', 'phone'], 'It has to be a field and a column'],
    [['--map', 'phone=Fax'], 'There is no column “Fax”.'],
    [['--country', 'USA'], 'It has to be a two-letter country code'],
  ])('refuses %j as wrong usage, and says why', async (options, reason) => {
    const { ovo, file } = setUp();
    const finished = await ovo.run('contacts', 'import', file('people.csv', people), ...options);
    expect(finished).toMatchObject({ exitCode: 2, log: expect.stringContaining(reason) });
    expect(await ovo.json('contacts', 'count')).toEqual({ count: 0 });
  });
});

describe('contacts', () => {
  it('are counted and listed by list, words and tags', async () => {
    const set = setUp();
    await importPeople(set);
    const { ovo } = set;
    await ovo.json('contacts', 'tag', '2125550102', '--add', 'VIP', '--add', 'New');
    expect(await ovo.json('contacts', 'count', '--list', 'spring')).toEqual({ count: 3 });
    expect(await numbers(ovo, '--tag', 'vip')).toEqual([
      '+447700900123',
      '+12125550101',
      '+12125550102',
    ]);
    expect(await numbers(ovo, '--tag', 'VIP', '--without-tag', 'new', '--search', 'lon')).toEqual([
      '+447700900123',
    ]);
    expect(await numbers(ovo, '--limit', '1', '--offset', '1')).toEqual(['+12125550101']);
    expect(await ovo.run('contacts', 'count', '--list', 'Autumn')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('Your lists: “Spring”.'),
    });
  });

  it('are removed, and come back with everything they had', async () => {
    const set = setUp();
    await importPeople(set);
    const { ovo } = set;
    const before = await ovo.json('contacts', 'show', '2125550101');
    const removed = await ovo.json('contacts', 'remove', '212-555-0101', '+447700900123');
    expect(removed).toEqual({ actionId: 1, changed: 2, selected: 2 });
    expect(await ovo.run('contacts', 'show', '2125550101')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('No contact has the number +12125550101.'),
    });
    const undone = await ovo.json('contacts', 'undo', '1', '--action');
    expect(undone).toEqual({ restored: 2, joined: 0 });
    expect(await ovo.json('contacts', 'show', '2125550101')).toEqual(before);
    expect(await ovo.run('contacts', 'undo', '1', '--action')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('already undone'),
    });
  });

  it('are never changed where it is not said which are meant', async () => {
    const set = setUp();
    await importPeople(set);
    const { ovo } = set;
    for (const command of [
      ['contacts', 'remove'],
      ['contacts', 'remove', '2125550101', '--list', 'Spring'],
      ['contacts', 'tag', '2125550101'],
      ['contacts', 'tag', '--add', 'x'],
    ]) {
      expect(await ovo.run(...command)).toMatchObject({
        exitCode: 2,
        log: expect.stringContaining('Nothing was changed'),
      });
    }
    expect(await ovo.json('contacts', 'count')).toEqual({ count: 3 });
  });

  it('of a whole list are tagged and removed at once, in a thread of their own', async () => {
    const set = setUp();
    await importPeople(set);
    const { ovo } = set;
    expect(await ovo.json('contacts', 'tag', '--list', 'Spring', '--remove', 'VIP')).toEqual({
      actionId: 1,
      changed: 2,
      selected: 3,
    });
    expect(await ovo.json('contacts', 'count', '--tag', 'VIP')).toEqual({ count: 0 });
    await ovo.json('contacts', 'undo', '1', '--action');
    expect(await ovo.json('contacts', 'count', '--tag', 'VIP')).toEqual({ count: 2 });
    expect(await ovo.json('contacts', 'remove', '--search', 'boston')).toMatchObject({
      changed: 2,
    });
    expect(await numbers(ovo)).toEqual(['+447700900123']);
  });

  it('are written to a file that another Ovo takes back as it was', async () => {
    const set = setUp();
    await importPeople(set);
    const { ovo, folder } = set;
    await ovo.json('contacts', 'tag', '2125550102', '--add', 'With space');
    const file = path.join(folder, 'out.csv');
    expect(await ovo.json('contacts', 'export', file)).toEqual({ rows: 3 });
    const other = commandLine(path.join(folder, 'other'));
    expect(await other.json('contacts', 'import', file)).toMatchObject({ added: 3, invalid: 0 });
    const again = path.join(folder, 'again.csv');
    await other.json('contacts', 'export', again);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
    const none = path.join(folder, 'none.csv');
    expect(await ovo.run('contacts', 'export', none, '--list', 'Autumn')).toMatchObject({
      exitCode: 1,
    });
    expect(existsSync(none)).toBe(false);
  });
});

describe('every command of contacts, lists and suppressions', () => {
  it('says in one line what it does', async () => {
    const { ovo } = setUp();
    for (const group of ['contacts', 'lists', 'suppressions']) {
      const { output } = await ovo.run(group, '--help');
      const commands = output.slice(output.indexOf('Commands:')).split('\n').slice(1);
      for (const line of commands.filter((text) => /^ {2}\w/.test(text))) {
        expect(line).toMatch(/^ {2}\S.*? {2,}\S/);
      }
    }
  });
});

it('runs from its sources, threads included, as `npm run ovo` starts it', async () => {
  const { folder, file } = setUp();
  const program = path.resolve(import.meta.dirname, '../../../src-main/cli.ts');
  const data = path.join(folder, 'data');
  const importing = ['contacts', 'import', file('people.csv', people), '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    '--data',
    data,
    ...importing,
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ rows: 4, added: 3, invalid: 1 });
});
