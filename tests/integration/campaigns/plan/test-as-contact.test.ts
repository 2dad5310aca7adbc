import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { fakeSender } from '../../../support/fake-twilio/account.ts';
import { open, startFake } from '../../../support/twilio-application.ts';

const own = '+12125550142';

async function setUp() {
  const fake = await startFake({ timeline: { sending: 0, sent: 0, final: 0 } });
  const folder = temporaryFolder();
  const app = open(folder, systemClock, fake);
  await app.settings.save({ defaultSender: fakeSender });
  const contactId = withDatabase(folder, (db) =>
    Number(
      db.sqlite
        .prepare(
          `INSERT INTO contacts (phone, first_name, created_at, updated_at)
           VALUES ('+12125550101', 'Ann', 1, 1)`,
        )
        .run().lastInsertRowid,
    ),
  );
  const { snapshot } = await app.campaigns.create({
    name: 'News',
    body: 'Hi {{ first_name }}, 10 % off.',
    sender: '',
    audience: { listIds: [] },
  });
  return { fake, app, contactId, id: snapshot.id };
}

describe('a test of a campaign as a contact', () => {
  it('goes to oneself with the text of the contact, marked, and is counted nowhere', async () => {
    const { fake, app, contactId, id } = await setUp();
    const requestId = randomUUID();
    const test = { requestId, id, contactId, to: '(212) 555-0142' };
    const body = 'Test: Hi Ann, 10 % off.';
    expect(await app.testTexts.sendAsContact(test)).toMatchObject({
      kind: 'sent',
      text: { to: own, body },
    });
    await app.testTexts.sendAsContact(test);
    expect(fake.accepted()).toMatchObject([{ to: own, from: fakeSender, body }]);
    const { snapshot } = await app.campaigns.get(id);
    expect(snapshot).toMatchObject({ status: 'draft', contactCount: 0, sentCount: 0 });
  });

  it('remembers the number, and says what is missing', async () => {
    const { fake, app, contactId, id } = await setUp();
    const test = () => ({ requestId: randomUUID(), id, contactId, to: null });
    await expect(app.testTexts.sendAsContact(test())).rejects.toThrow(/number of your own phone/);
    await app.testTexts.sendAsContact({ ...test(), to: own });
    await app.testTexts.sendAsContact(test());
    expect(fake.accepted().map(({ to }) => to)).toEqual([own, own]);
    await expect(app.testTexts.sendAsContact({ ...test(), contactId: 999 })).rejects.toThrow(
      /no contact 999/,
    );
  });
});
