import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveSettings } from '../../../src-main/database/settings.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { commandLine } from '../../support/command-line.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';
import { fakeSender } from '../../support/fake-twilio/account.ts';
import { startFake } from '../../support/twilio-application.ts';

describe('replies sync', () => {
  it('says how many came in, and how many of them opted out', async () => {
    const fake = await startFake({});
    const ovo = commandLine(path.join(temporaryFolder(), 'data'), {
      OVO_TWILIO_URL: fake.url,
      TWILIO_ACCOUNT_SID: fake.account.accountSid,
      TWILIO_AUTH_TOKEN: fake.account.authToken,
    });
    ['Hello', 'STOP', 'See you'].forEach((body, index) =>
      fake.receive({ from: fictionalPhone(index), to: fakeSender, body }),
    );
    expect(await ovo.json('replies', 'sync')).toEqual({ received: 3, optedOut: 1 });
    expect(await ovo.run('replies', 'sync')).toMatchObject({
      exitCode: 0,
      output: '0 new replies, 0 opted out.\n',
    });
    expect((await ovo.run('suppressions', 'list')).output).toContain(fictionalPhone(1));
  });

  it('confirms an opt-out that Twilio does not recognize, and sends nothing of a campaign', async () => {
    const fake = await startFake({});
    const folder = path.join(temporaryFolder(), 'data');
    const ovo = commandLine(folder, {
      OVO_TWILIO_URL: fake.url,
      TWILIO_ACCOUNT_SID: fake.account.accountSid,
      TWILIO_AUTH_TOKEN: fake.account.authToken,
    });
    await ovo.run('settings', 'get');
    withDatabase(folder, (db) => {
      saveSettings(db, {
        gateway: 'twilio',
        segmentsPerSecond: 0,
        quietHours: { ...defaultQuietHours, enabled: false },
      });
      startedCampaign(db, { contacts: 3, firstPhone: 10, now: Date.now() });
    });
    fake.receive({ from: fictionalPhone(1), to: fakeSender, body: 'Please stop texting me' });
    expect(await ovo.json('replies', 'sync')).toEqual({ received: 1, optedOut: 1 });
    expect(fake.accepted().map(({ to }) => to)).toEqual([fictionalPhone(1)]);
    expect(fake.accepted()[0]?.body).toContain('opted out');
  });

  it('ends with 1, and says why, where Twilio cannot be asked', async () => {
    const ovo = commandLine(path.join(temporaryFolder(), 'data'));
    expect(await ovo.run('replies', 'sync')).toMatchObject({
      exitCode: 1,
      log: expect.stringContaining('No Twilio account is connected'),
    });
  });
});
