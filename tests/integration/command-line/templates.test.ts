import { describe, expect, it } from 'vitest';
import { draftFor, setUp } from './campaigns-shop.ts';

interface Template {
  readonly id: number;
  readonly name: string;
  readonly body: string;
  readonly usedAt: string | null;
}

describe('templates', () => {
  it('are added, changed, shown, removed and restored', async () => {
    const { ovo } = setUp();
    expect((await ovo.run('templates', 'list')).output).toContain('There are no templates yet.');
    const added = await ovo.json('templates', 'add', '--name', 'Offer', '--body', 'Hi');
    expect(added).toMatchObject({ name: 'Offer', body: 'Hi', usedAt: null });
    const { id } = added as Template;
    await ovo.json('templates', 'change', 'offer', '--body', 'Hi {{ first_name }}');
    expect((await ovo.run('templates', 'show', 'OFFER')).output.trim()).toBe('Hi {{ first_name }}');
    await ovo.json('templates', 'change', 'Offer', '--name', 'Sale');
    expect((await ovo.run('templates', 'list')).output).toContain(
      'Sale  never used  Hi {{ first_name }}',
    );
    expect(await ovo.json('templates', 'remove', 'sale')).toEqual({ removed: 'Sale', id });
    expect(await ovo.json('templates', 'list')).toEqual([]);
    expect(await ovo.json('templates', 'restore', String(id))).toMatchObject({ name: 'Sale' });
    expect((await ovo.run('templates', 'restore', String(id))).exitCode).toBe(1);
  });

  it('come from a campaign or a starter, and write a draft', async () => {
    const { ovo, folder } = setUp();
    const campaign = await draftFor(ovo, folder, 1);
    const from = await ovo.json('templates', 'add', '--name', 'Kept', '--from-campaign', campaign);
    expect(from).toMatchObject({ body: 'Hi {{ first_name }}' });
    await ovo.json('settings', 'set', 'businessName', 'Corner Shop');
    const started = await ovo.json('templates', 'add', '--name', 'T', '--starter', 'thanks');
    expect((started as Template).body).toMatch(
      /^Corner Shop: Thank you .*Reply STOP to opt out\.$/,
    );
    expect((await ovo.run('templates', 'starters')).output).toContain('pick-up  Corner Shop: Hi');

    const create = ['campaigns', 'create', '--name', 'N', '--list', 'People'];
    expect(await ovo.json(...create, '--template', 'kept')).toMatchObject({
      body: 'Hi {{ first_name }}',
    });
    const [first] = (await ovo.json('templates', 'list')) as readonly Template[];
    expect(first).toMatchObject({ name: 'Kept', usedAt: expect.any(String) as string });
  });

  it.each([
    { args: ['templates', 'add', '--name', 'N'], exitCode: 2, said: 'Give one text' },
    {
      args: ['templates', 'add', '--name', 'N', '--body', 'Hi', '--starter', 'offer'],
      exitCode: 2,
      said: 'Give one text',
    },
    {
      args: ['templates', 'add', '--name', ' ', '--body', 'Hi'],
      exitCode: 2,
      said: 'needs a name',
    },
    { args: ['templates', 'add', '--name', 'kept', '--body', ''], exitCode: 1, said: '“Kept”' },
    { args: ['templates', 'change', 'Kept'], exitCode: 2, said: 'Say what to change' },
    { args: ['templates', 'show', 'Other'], exitCode: 1, said: 'There is no template “Other”' },
    {
      args: ['campaigns', 'create', '--name', 'N', '--tag', 'x'],
      exitCode: 2,
      said: '--body or --template',
    },
    {
      args: ['campaigns', 'create', '--name', 'N', '--tag', 'x', '--template', 'Other'],
      exitCode: 1,
      said: 'There is no template “Other”',
    },
  ])('$args is refused, and says why', async ({ args, exitCode, said }) => {
    const { ovo } = setUp();
    await ovo.json('templates', 'add', '--name', 'Kept', '--body', 'Hi');
    const refused = await ovo.run(...args);
    expect(refused.exitCode).toBe(exitCode);
    expect(refused.log).toContain(said);
    expect(await ovo.json('templates', 'list')).toMatchObject([{ name: 'Kept', usedAt: null }]);
  });
});
