import { describe, expect, test } from 'vitest';
import { customers, jsonLines, openCommandLineShop } from '../support/command-line-shop.ts';
import { fakeAccount } from '../support/fake-twilio/account.ts';

/* What Twilio is given, letter by letter, and from whom. */

describe('a text arrives', () => {
  test('with an emoji whole or not at all where a name is cut', async () => {
    const { ovo, fake, draft, send } = await openCommandLineShop(customers(2), {
      names: ['Mia🌻🌻 Rose', 'Bo👩‍🌾👩‍🌾 Field'],
    });
    const id = await draft('Hi {{ first_name | truncate: 7 }}');
    expect(await send(id, '--rate', '0')).toMatchObject({ exitCode: 0 });
    const texts = fake.accepted().map(({ body }) => body);
    expect(texts.toSorted()).toEqual(['Hi Bo...', 'Hi Mia🌻...']);
    const stored = jsonLines((await ovo.run('messages', id, '--json')).output);
    expect(new Set(stored.map(({ body }) => body))).toEqual(new Set(texts));
  });

  test('without what nobody sees, so that nobody pays for it', async () => {
    const { ovo, fake, draft, send } = await openCommandLineShop(customers(5), {
      names: ['Mia', 'Mia\u200B', 'Mia\u00A0Rose', '\u200EMia', '\u200B\u2060'],
    });
    const id = await draft(
      `Hi {{ first_name | default: "you" }}, ${'come and see us. '.repeat(8)}`,
    );
    expect(await send(id, '--rate', '0')).toMatchObject({ exitCode: 0 });
    const stored = jsonLines((await ovo.run('messages', id, '--json')).output);
    expect(stored.map(({ segments }) => segments)).toEqual([1, 1, 1, 1, 1]);
    const names = fake.accepted().map(({ body }) => body.slice(3, body.indexOf(',')));
    expect(names.toSorted()).toEqual(['Mia', 'Mia', 'Mia', 'Mia Rose', 'you']);
  });

  test.each(['FlowerBox', '72345', '+1 (212) 555-0177'])('from %s', async (sender) => {
    const asSent = sender.startsWith('+') ? '+12125550177' : sender;
    const { fake, draft, send } = await openCommandLineShop(customers(1), {
      fake: { account: { numbers: [...fakeAccount.numbers, asSent] } },
    });
    expect(await send(await draft('Hi', sender), '--rate', '0')).toMatchObject({ exitCode: 0 });
    expect(fake.accepted().map(({ from }) => from)).toEqual([asSent]);
  });
});
