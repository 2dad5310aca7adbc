import path from 'node:path';
import { expect, it } from 'vitest';
import { getCampaign, saveCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import { deleteDraft } from '../../../src-main/campaigns/drafts/put-away.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { draftFor, setUp } from './campaigns-shop.ts';

it('a draft is archived and comes back; what is being sent cannot be', async () => {
  const { ovo, folder } = setUp();
  const id = await draftFor(ovo, folder, 1);
  expect(await ovo.json('campaigns', 'archive', id)).toMatchObject({ isArchived: true });
  expect((await ovo.run('campaigns', 'list')).output).toContain('Test  archived, draft');
  expect(await ovo.json('campaigns', 'archive', id, '--undo')).toMatchObject({ isArchived: false });
  await ovo.json('campaigns', 'schedule', id, '--at', '2099-12-01T09:00');
  const refused = await ovo.run('campaigns', 'archive', id);
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.log).toContain('is scheduled');
});

it('the versions of a draft are listed, shown and restored, and none is lost by that', async () => {
  const { ovo, folder } = setUp();
  const id = await draftFor(ovo, folder, 1);
  withDatabase(path.join(folder, 'data'), (db) => {
    const { draft, revision } = getCampaign(db, Number(id));
    saveCampaign(db, Number(id), revision, { ...draft, body: 'Hello\nagain' }, 1);
  });
  const versions = ['campaigns', 'versions', id];
  expect(await ovo.json(...versions)).toMatchObject([
    { version: 2, savedAt: '1970-01-01T00:00:00.001Z', changed: ['body'] },
    { version: 1, changed: null, beginning: 'Hi {{ first_name }}' },
  ]);
  expect((await ovo.run(...versions)).output).toContain(
    '2  1970-01-01T00:00:00.001Z  (body)  Hello again',
  );
  expect((await ovo.run(...versions, '--show', '2')).output.trim()).toBe('Hello\nagain');
  const restored = await ovo.json('campaigns', 'restore', id, '1');
  expect(restored).toMatchObject({ version: 3, body: 'Hi {{ first_name }}' });
  expect(await ovo.json(...versions)).toHaveLength(3);
  const refused = await ovo.run('campaigns', 'restore', id, '9');
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.log).toContain('Version 9');
});

it('a deleted draft is brought back; one that is not deleted is refused', async () => {
  const { ovo, folder } = setUp();
  const id = await draftFor(ovo, folder, 1);
  expect((await ovo.run('campaigns', 'restore', id)).exitCode).toBe(1);
  withDatabase(path.join(folder, 'data'), (db) => deleteDraft(db, Number(id), Date.now()));
  expect((await ovo.run('campaigns', 'show', id)).exitCode).toBe(1);
  expect(await ovo.json('campaigns', 'restore', id)).toMatchObject({ name: 'Test' });
  expect((await ovo.run('campaigns', 'show', id)).exitCode).toBe(0);
});
