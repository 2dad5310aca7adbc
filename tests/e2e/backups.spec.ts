import { expect, test, type Ovo } from '../support/app.ts';

async function draft(ovo: Ovo, name: string): Promise<void> {
  await ovo.request('campaigns.create', {
    name,
    body: 'Hi',
    sender: '',
    audience: { listIds: [] },
  });
}

/** The names of the campaigns, once the window is back on whatever database there is. */
async function campaignsBecome(ovo: Ovo, names: readonly string[]): Promise<void> {
  await expect(async () => {
    const campaigns = await ovo.request('campaigns.list', undefined);
    expect(campaigns.map(({ name }) => name).toSorted()).toEqual(names);
  }).toPass();
}

test('a backup is restored within the window, and that can be undone', async ({ launchOvo }) => {
  const ovo = await launchOvo();
  await draft(ovo, 'First');
  const backup = await ovo.request('backups.create', undefined);
  await draft(ovo, 'Second');

  await ovo.request('backups.restore', { name: backup.name });
  await campaignsBecome(ovo, ['First']);
  expect(await ovo.request('backups.lastRestore', undefined)).toEqual({
    report: expect.objectContaining({ restored: backup.name, canBeUndone: true }),
  });

  await ovo.request('backups.undoRestore', undefined);
  await campaignsBecome(ovo, ['First', 'Second']);
  await draft(ovo, 'Third');
  await campaignsBecome(ovo, ['First', 'Second', 'Third']);
  const { backups, undoableName } = await ovo.request('backups.state', undefined);
  expect(backups).toHaveLength(3);
  expect(undoableName).toBe(backups[0]?.name);
});

test('a backup from elsewhere needs its passphrase; with another one nothing is changed', async ({
  launchOvo,
}) => {
  const ovo = await launchOvo();
  await draft(ovo, 'First');
  await ovo.chooseFile(`${ovo.dataFolder}/copy.age`);
  const passphrase = 'four quiet green words';
  expect(await ovo.request('backups.saveAs', { passphrase })).toMatchObject({ isSealed: true });
  await draft(ovo, 'Second');

  const chosen = await ovo.request('backups.choose', undefined);
  const token = chosen?.token ?? '';
  const wrong = ovo.request('backups.restore', { token, passphrase: 'something else' });
  await expect(wrong).rejects.toThrow(/is not the passphrase/);
  await campaignsBecome(ovo, ['First', 'Second']);

  await ovo.request('backups.restore', { token, passphrase });
  await campaignsBecome(ovo, ['First']);
});
