import { expect, onTestFinished, test } from 'vitest';
import { openApplication, type Application } from '../../../src-main/application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { requests, type RequestName } from '../../../src-shared/ipc/contract.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';

function open(): Application {
  const app = openApplication({
    dataFolder: temporaryFolder(),
    migrationsFolder,
    threadFile,
    clock: systemClock,
    readCredentials: () => Promise.resolve(null),
    onError: (error) => expect.unreachable(String(error)),
  });
  onTestFinished(() => app.close());
  return app;
}

/** What a window sends is taken as it is. */
function sent<T>(name: RequestName, input: T): T {
  expect(requests[name].input.safeParse(input).error).toBeUndefined();
  return input;
}

const draftFrom = (sender: string) => ({
  name: 'Spring',
  body: 'Hello',
  sender,
  audience: { listIds: [] },
});

test('a sender as it is written at home is taken wherever one can be given', async () => {
  const app = open();
  const created = await app.campaigns.create(sent('campaigns.create', draftFrom('(212) 555-0199')));
  expect(created.draft.sender).toBe('+12125550199');
  const { id } = created.snapshot;
  const { revision } = created;
  const saved = sent('campaigns.save', { id, revision, draft: draftFrom('212.555.0198') });
  expect((await app.campaigns.save(id, revision, saved.draft)).draft.sender).toBe('+12125550198');
  const { sender } = sent('campaigns.changeSender', { id, sender: '212 555 0197' });
  await app.campaigns.changeSender(id, sender);
  expect((await app.campaigns.get(id)).draft.sender).toBe('+12125550197');
  const changes = { defaultSender: '20 12 34 56', defaultCountry: 'DK' };
  expect(await app.settings.save(sent('settings.save', changes))).toMatchObject({
    defaultSender: '+4520123456',
  });
  // Now Danish numbers are those at home.
  await app.campaigns.changeSender(id, '20123457');
  expect((await app.campaigns.get(id)).draft.sender).toBe('+4520123457');
});

test('what looks like a number and is none is refused, and nothing changes', async () => {
  const app = open();
  const none = '(999) 555-0199';
  await expect(app.campaigns.create(draftFrom(none))).rejects.toMatchObject({ code: 'invalid' });
  expect(await app.campaigns.list()).toEqual([]);
  await expect(
    app.settings.save({ defaultSender: none, segmentsPerSecond: 7 }),
  ).rejects.toMatchObject({ code: 'invalid' });
  expect(await app.settings.get()).toMatchObject({ defaultSender: '', segmentsPerSecond: 1 });
});
