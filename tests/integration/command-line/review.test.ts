import { describe, expect, it } from 'vitest';
import { customers, openCommandLineShop as openShop } from '../../support/command-line-shop.ts';

const body = 'Corner Shop: Hi {{ first_name }}, bread is out. Reply STOP to opt out';

describe('campaigns review', () => {
  it('says in words what it found, and ends with 1 where something stops it', async () => {
    const { draft, ovo } = await openShop(customers(3));
    await ovo.run('settings', 'set', 'gateway', 'twilio');
    await ovo.run('settings', 'set', 'businessName', 'Corner Shop');
    await ovo.run('settings', 'set', 'quietHours.enabled', 'false');
    const fine = await ovo.run('campaigns', 'review', await draft(body));
    expect(fine.exitCode).toBe(0);
    expect(fine.output).toContain('3 people to text, 3 segments');
    expect(fine.output).toContain('USD by Twilio’s prices');
    expect(fine.output).toMatch(/decide {2}3 people without consent on record\./);
    expect(fine.output).toMatch(/fine {4}The text says who texts\./);

    const other = await draft(body, '+12125550177');
    const stopped = await ovo.run('campaigns', 'review', other);
    expect(stopped.exitCode).toBe(1);
    expect(stopped.output).toMatch(/STOP {4}The account doesn’t have \+12125550177\./);
    const json = JSON.parse(
      (await ovo.run('campaigns', 'review', other, '--json')).output,
    ) as unknown;
    expect(json).toMatchObject({ isComplete: true, totals: { toText: 3 } });
  });

  it('of a campaign that is not there is refused', async () => {
    const { ovo } = await openShop(customers(1));
    expect((await ovo.run('campaigns', 'review', '7')).exitCode).toBe(1);
  });
});

describe('campaigns preview', () => {
  it('shows the longest texts first, or those of the people whom a search finds', async () => {
    const names = ['Ann', 'Maximilian', 'Bob'];
    const { draft, ovo } = await openShop(customers(3), { names });
    const id = await draft(body);
    const longest = await ovo.run('campaigns', 'preview', id, '--longest', '--limit', '1');
    expect(longest.output).toContain('Hi Maximilian');
    expect(longest.output.trim().split('\n')).toHaveLength(1);
    const found = await ovo.run('campaigns', 'preview', id, '--as', 'bob');
    expect(found.output).toContain('Hi Bob, bread');
    expect(found.output).not.toContain('Ann');
    expect((await ovo.run('campaigns', 'preview', id, '--as', 'nobody')).output).toContain(
      'Nobody',
    );
  });
});
