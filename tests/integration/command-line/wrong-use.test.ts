import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine, sampleContacts } from '../../support/command-line.ts';
import { setUp, draftFor } from './campaigns-shop.ts';

describe('contacts on the command line', () => {
  it('go out to a CSV and come back the same', async () => {
    const { ovo, folder } = setUp();
    const { added } = (await ovo.json('contacts', 'import', sampleContacts)) as { added: number };
    const file = path.join(folder, 'export.csv');
    expect(await ovo.json('contacts', 'export', file)).toEqual({ rows: added });
    const other = commandLine(path.join(folder, 'other'));
    expect(await other.json('contacts', 'import', file)).toMatchObject({ added, invalid: 0 });
  });
});

describe('wrong use', () => {
  const refusals: readonly {
    readonly what: string;
    readonly args: readonly string[];
    readonly exitCode: number;
    readonly says: string;
  }[] = [
    {
      what: 'a missing file',
      args: ['contacts', 'import', 'nowhere.csv'],
      exitCode: 2,
      says: 'nowhere.csv',
    },
    {
      what: 'an unknown campaign',
      args: ['campaigns', 'send', '99'],
      exitCode: 1,
      says: 'no campaign 99',
    },
    {
      what: 'an id that is none',
      args: ['campaigns', 'show', 'x'],
      exitCode: 2,
      says: 'whole number',
    },
    { what: 'an unknown command', args: ['frobnicate'], exitCode: 2, says: 'frobnicate' },
    { what: 'an unknown option', args: ['check', '--fast'], exitCode: 2, says: '--fast' },
    {
      what: 'a rate below zero',
      args: ['campaigns', 'send', '1', '--rate=-1'],
      exitCode: 2,
      says: '0 or more',
    },
    {
      what: 'sending with nothing in flight',
      args: ['campaigns', 'send', '1', '--in-flight', '0'],
      exitCode: 2,
      says: '1 or more',
    },
    {
      what: 'a field that contacts do not have',
      args: [
        'campaigns',
        'create',
        '--name',
        'N',
        '--list',
        'People',
        '--body',
        'Hi {{ frist_name }}',
      ],
      exitCode: 1,
      says: 'first_name',
    },
    {
      what: 'an unknown list',
      args: ['campaigns', 'create', '--name', 'N', '--list', 'Nobody', '--body', 'Hi'],
      exitCode: 1,
      says: 'no list “Nobody”',
    },
    {
      what: 'a campaign to nobody',
      args: ['campaigns', 'create', '--name', 'N', '--body', 'Hi', '--except-tag', 'VIP'],
      exitCode: 2,
      says: 'Say who to send to',
    },
    {
      what: 'an unknown tag',
      args: ['campaigns', 'create', '--name', 'N', '--body', 'Hi', '--tag', 'Nothing'],
      exitCode: 1,
      says: '“Nothing”',
    },
    {
      what: 'Twilio without a sender',
      args: ['campaigns', 'send', '1', '--gateway', 'twilio'],
      exitCode: 1,
      says: 'no sender',
    },
  ];

  it.each(refusals)('$what is refused, says why, and changes nothing', async (refusal) => {
    const { ovo, folder } = setUp();
    await draftFor(ovo, folder, 2);
    const before = await ovo.json('campaigns', 'list');
    const result = await ovo.run(...refusal.args);
    expect(result).toMatchObject({ exitCode: refusal.exitCode, output: '' });
    expect(result.log).toContain(refusal.says);
    expect(await ovo.json('campaigns', 'list')).toEqual(before);
    expect(await ovo.json('contacts', 'count')).toEqual({ count: 2 });
  });

  it('a CSV without a phone column is refused, with the columns it has', async () => {
    const { ovo, folder } = setUp();
    const file = path.join(folder, 'names.csv');
    writeFileSync(file, 'First name,Favourite\nAda,Bread\n');
    const result = await ovo.run('contacts', 'import', file);
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('Favourite');
    expect(await ovo.json('contacts', 'count')).toEqual({ count: 0 });
  });

  it('sending through Twilio without credentials is refused, and the campaign stays a draft', async () => {
    const { ovo, folder } = setUp();
    await draftFor(ovo, folder, 2);
    await ovo.json(
      'campaigns',
      'create',
      '--name',
      'N',
      '--list',
      'People',
      '--body',
      'Hi',
      '--sender',
      '+12125550199',
    );
    const result = await ovo.run('campaigns', 'send', '2', '--gateway', 'twilio');
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('TWILIO_ACCOUNT_SID');
    expect(await ovo.json('campaigns', 'show', '2')).toMatchObject({ status: 'draft' });
  });
});
