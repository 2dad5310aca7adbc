import { describe, expect, it } from 'vitest';
import { customers, openCommandLineShop as openShop } from '../../support/command-line-shop.ts';

const body = 'Corner Shop: Hi {{ first_name }}, bread is out. Reply STOP to opt out';

describe('campaigns rehearse', () => {
  it('says what sending would come to, beside what the review says, and sends nothing', async () => {
    const { draft, ovo } = await openShop(customers(30));
    await ovo.run('settings', 'set', 'quietHours.enabled', 'false');
    const id = await draft(body);
    const finished = await ovo.run('campaigns', 'rehearse', id);
    expect(finished).toMatchObject({ exitCode: 0 });
    expect(finished.output).toContain('30 people: 30 delivered');
    expect(finished.output).toContain('Segments: 30, the review said 30');
    expect(finished.output).toMatch(/Cost: 0\.\d+ USD, the review said 0\.\d+ USD/);
    expect(await ovo.json('campaigns', 'show', id)).toMatchObject({
      status: 'draft',
      sentCount: 0,
    });
  });

  it('makes the faults happen that were asked for', async () => {
    const { draft, ovo } = await openShop(customers(60));
    await ovo.run('settings', 'set', 'quietHours.enabled', 'false');
    const id = await draft(body);
    const rehearsed = await ovo.json(
      'campaigns',
      'rehearse',
      id,
      '--faults',
      'refused=20, unreachable=20,stop',
    );
    expect(rehearsed).toMatchObject({
      ended: 'done',
      faults: { refused: 0.2, unreachable: 0.2, stop: true, networkDrop: false },
      events: expect.arrayContaining([expect.objectContaining({ what: 'opened' })]) as unknown,
    });
    const held = await ovo.run('campaigns', 'rehearse', id, '--faults', 'refused=100');
    expect(held.exitCode).toBe(3);
    expect(held.output).toContain('It would pause:');
  });

  it('refuses what is no fault, and what is no draft', async () => {
    const { draft, ovo } = await openShop(customers(1));
    const id = await draft(body);
    expect((await ovo.run('campaigns', 'rehearse', id, '--faults', 'rain')).exitCode).toBe(2);
    expect((await ovo.run('campaigns', 'rehearse', id, '--faults', 'refused=150')).exitCode).toBe(
      2,
    );
    expect((await ovo.run('campaigns', 'rehearse', '9')).exitCode).toBe(1);
  });
});
