import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings, saveSettings } from '../../../src-main/database/settings.ts';
import { settingsChangesSchema } from '../../../src-shared/settings/settings.ts';
import {
  createCampaign,
  getCampaign,
  listCampaigns,
} from '../../../src-main/campaigns/campaign-rows.ts';
import { cancelCampaign } from '../../../src-main/campaigns/lifecycle.ts';
import { insertPreparedMessages } from '../../../src-main/campaigns/preparing/prepared-messages.ts';
import { trustedVariables } from '../../../src-main/shell/trusted-variables.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { commandLine } from '../../support/command-line.ts';
import { contactIn, withDatabase } from '../../support/data-folder.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { checkDatabase } from '../../support/maintenance.ts';
import { plansOf } from '../../support/query-plans.ts';

const now = 1_790_000_000_000;

describe('a lock for sending that is not one', () => {
  const lockOf = (folder: string) => path.join(folder, 'sending.lock');

  test.each([
    ['garbage', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(1000))],
    ['a folder', (file: string) => mkdirSync(file)],
  ])('%s: whatever needs it is refused, and says what to do', async (_what, put) => {
    const folder = temporaryFolder();
    contactIn(folder, '+12125550101');
    const ovo = commandLine(folder);
    await ovo.json('backup');
    put(lockOf(folder));
    for (const command of [['repair'], ['restore', '--latest'], ['salvage'], ['start-empty']]) {
      const { exitCode, log } = await ovo.run(...command);
      expect({ exitCode, log }).toEqual({
        exitCode: 1,
        log: expect.stringMatching(/sending\.lock isn’t the file.*move that file elsewhere/),
      });
      expect(log).not.toMatch(/\n\s+at /);
    }
  });
});

test('a data folder that is a file is refused, and that is said', async () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  for (const command of [['check'], ['repair'], ['contacts', 'count'], ['start-empty']]) {
    const { exitCode, log } = await commandLine(file).run(...command);
    expect({ command, exitCode, log }).toEqual({
      command,
      exitCode: 1,
      log: expect.stringMatching(/^Couldn’t open or write .*permissions/),
    });
  }
  expect(await commandLine(file).run('salvage')).toMatchObject({ exitCode: 2 });
  expect(await commandLine(file).run('backups')).toMatchObject({ exitCode: 0 });
});

describe.skipIf(process.platform === 'win32')('what this user may not read', () => {
  /** Whoever runs the tests as root reads everything: then it is nobody who runs the command. */
  const user = process.getuid?.() === 0 ? 65_534 : undefined;
  const fileIn = (folder: string) => path.join(folder, 'ovo.db');

  /** A data folder of that user's, with a -wal beside its database. */
  function ownFolder(): string {
    const folder = temporaryFolder();
    const live = temporaryFolder();
    for (const name of ['backups', 'quarantine', 'journal']) mkdirSync(path.join(folder, name));
    withDatabase(live, ({ sqlite }) => {
      sqlite.exec(`INSERT INTO lists (name, created_at) VALUES ('All', 1)`);
      for (const suffix of ['', '-wal']) {
        copyFileSync(`${fileIn(live)}${suffix}`, `${fileIn(folder)}${suffix}`);
      }
    });
    if (user === undefined) return folder;
    const names = readdirSync(folder, { encoding: 'utf8' });
    for (const name of ['', ...names]) chownSync(path.join(folder, name), user, user);
    return folder;
  }

  const commands = {
    'contacts count': ['contacts', 'count'],
    check: ['check'],
    salvage: ['salvage'],
    'start-empty': ['start-empty'],
  } as const;

  test.each(
    ['ovo.db', 'ovo.db-wal'].flatMap((name) =>
      Object.entries(commands).map(([what, command]) => [name, what, command] as const),
    ),
  )('%s: %s is refused, and says which file and why', async (name, _what, command) => {
    const folder = ownFolder();
    chmodSync(path.join(folder, name), 0);
    const { exitCode, log } = await commandLine(folder, {}, user).start(...command).finished;
    expect({ exitCode, log }).toEqual({
      exitCode: 1,
      log: expect.stringMatching(
        /^(?:Couldn’t open or write|Ovo isn’t allowed to read) .*ovo\.db.*permissions/,
      ),
    });
    expect(log).not.toMatch(/\n\s+at /);
  });

  test.each(['backups', 'quarantine', 'journal'])(
    'the folder %s: a start is refused, and says which folder and why',
    async (name) => {
      const folder = ownFolder();
      chmodSync(path.join(folder, name), 0);
      const { exitCode, log } = await commandLine(folder, {}, user).start('contacts', 'count')
        .finished;
      chmodSync(path.join(folder, name), 0o700);
      expect({ exitCode, log }).toEqual({
        exitCode: 1,
        log: expect.stringMatching(new RegExp(`^Ovo isn’t allowed to read .*${name}.*permissions`)),
      });
      expect(log).not.toMatch(/\n\s+at /);
    },
  );

  test.each(['salvage', 'restore'])('%s of such a file, and of a folder', async (command) => {
    const folder = path.join(ownFolder());
    const other = ownFolder();
    const secret = fileIn(other);
    chmodSync(secret, 0);
    const ovo = commandLine(folder, {}, user);
    const refused = await ovo.start(command, secret).finished;
    expect(refused).toMatchObject({
      exitCode: 1,
      log: expect.stringMatching(/^Ovo isn’t allowed to read .*Nothing was changed.*permissions/),
    });
    const ofFolder = await ovo.start(command, other).finished;
    expect(ofFolder).toMatchObject({
      exitCode: 2,
      log: expect.stringMatching(/isn’t a file\. Nothing was changed/),
    });
    for (const { log } of [refused, ofFolder]) expect(log).not.toMatch(/\n\s+at /);
  });
});

test.skipIf(process.platform === 'win32')(
  'every file is its user’s alone, whatever the folder’s mode and the process’s mask',
  async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    const mask = process.umask(0);
    try {
      const ovo = commandLine(folder);
      contactIn(folder, '+12125550101');
      const list = withDatabase(folder, (db) => {
        db.sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1);
                        INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts`);
        const draft = { name: 'News', body: 'Hello', sender: '', audience: { listIds: [1] } };
        return createCampaign(db, draft, now).snapshot.id;
      });
      await ovo.run(
        'campaigns',
        'send',
        String(list),
        '--gateway',
        'simulator',
        '--ignore-quiet-hours',
      );
      await ovo.json('backup');
      await ovo.json('repair');
      const open = path.join(folder, 'open.db');
      await ovo.json('backup', open);
      chmodSync(open, 0o644);
      await ovo.json('restore', open);
      await ovo.json('salvage', open);
      rmSync(open);
    } finally {
      process.umask(mask);
    }
    const open = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
  },
);

test('a native library from elsewhere is loaded in development only', () => {
  const variables = { OVO_SQLITE_BINDING: '/tmp/strange.node', OVO_DATA: '/data' };
  expect(trustedVariables(variables, false)).toEqual(variables);
  expect(trustedVariables(variables, true)).toEqual({
    OVO_SQLITE_BINDING: undefined,
    OVO_UNDO_MS: undefined,
    OVO_DATA: '/data',
  });
});

describe('absurd settings', () => {
  test.each([
    ['so few segments a second that nothing is ever sent', { segmentsPerSecond: 5e-324 }],
    ['a setting that there is not', { speed: 1 }],
    ['half of a group', { quietHours: { enabled: false } }],
    ['no object', null],
  ])('are refused: %s', (_what, changes) => {
    expect(settingsChangesSchema.safeParse(changes).success).toBe(false);
  });

  test.each([{}, { appearance: undefined }])('%j changes nothing', (given) => {
    const db = temporaryDatabase();
    saveSettings(db, { segmentsPerSecond: 5, appearance: 'dark' });
    const before = readSettings(db);
    saveSettings(db, settingsChangesSchema.parse(given));
    expect(readSettings(db)).toEqual(before);
  });

  test.each([
    ['dailySegments', '1e309'],
    ['dailySegments', '-1'],
    ['segmentsPerSecond', '5e-324'],
    ['segmentsPerSecond', '{"valueOf":1}'],
    ['defaultSender', 'an endless text', JSON.stringify('x'.repeat(100_000))],
    ['simulator', '[]'],
    ['gateway', '"pigeon"'],
  ])(
    'in the database stop a start, and are kept until somebody decides: %s %s',
    async (key, shown, value = shown) => {
      const folder = temporaryFolder();
      const ovo = commandLine(folder);
      contactIn(folder, '+12125550101');
      const id = withDatabase(folder, (db) => {
        db.sqlite.exec(`INSERT INTO lists (id, name, created_at) VALUES (1, 'All', 1);
                      INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts`);
        db.sqlite.prepare('INSERT INTO settings VALUES (?, ?)').run(key, value);
        const draft = { name: 'News', body: 'Hello', sender: '', audience: { listIds: [1] } };
        return createCampaign(db, draft, now).snapshot.id;
      });
      const send = [
        'campaigns',
        'send',
        String(id),
        '--gateway',
        'simulator',
        '--ignore-quiet-hours',
      ];
      const refused = await ovo.run(...send);
      expect(refused).toMatchObject({ exitCode: 1, log: expect.stringContaining(`“${key}”`) });
      expect(refused.log).toMatch(
        /Nothing is sent\. Choose another value in Settings, or run a repair/,
      );
      expect(refused.log.length).toBeLessThan(1000);
      expect(await ovo.run('settings', 'set', 'appearance', 'dark')).toMatchObject({ exitCode: 0 });
      const stored = withDatabase(folder, ({ sqlite }) =>
        sqlite.prepare('SELECT value FROM settings WHERE key = ?').pluck().get(key),
      );
      expect(stored).toBe(value);
      expect(await ovo.run('repair')).toMatchObject({ exitCode: 0 });
      await ovo.json('settings', 'set', 'simulator.rejectedShare', '0');
      expect(await ovo.run(...send)).toMatchObject({ exitCode: 0 });
    },
  );

  test.each([
    ['segmentsPerSecond', '5e-324', 'Enter a number from 0.01 to 1,000, or 0 for unlimited.'],
    ['segmentsPerSecond', '1e309', 'Enter a number from 0.01 to 1,000, or 0 for unlimited.'],
    ['segmentsPerSecond', 'NaN', 'Enter a number from 0.01 to 1,000, or 0 for unlimited.'],
    ['dailySegments', '-1', 'Enter a number from 0 to 10,000,000.'],
    ['dailySegments', '{}', 'Enter a number from 0 to 10,000,000.'],
    ['dailySegments', '1.5', 'Enter a whole number.'],
    ['pauseAboveFailureShare', '2', 'Enter a number from 0 to 1.'],
    ['simulator.delayMs', '1e99', 'Enter a number from 0 to 60,000.'],
    ['defaultSender', 'an endless text', 'A sender is a number with', 'x'.repeat(100_000)],
    ['quietHours', '{}', 'There is no setting “quietHours”'],
    ['__proto__', '{}', 'There is no setting “__proto__”'],
  ])(
    'on the command line are refused with the reason: %s %s',
    async (name, shown, why, value = shown) => {
      const ovo = commandLine(temporaryFolder());
      const before = await ovo.json('settings', 'get');
      const { exitCode, log } = await ovo.run('settings', 'set', name, value);
      expect({ exitCode, log }).toEqual({ exitCode: 2, log: expect.stringContaining(why) });
      expect(log.length).toBeLessThan(1000);
      expect(await ovo.json('settings', 'get')).toEqual(before);
    },
  );
});

test.each([20, 30])('a sealed file that asks for 2^%i rounds is refused at once', async (work) => {
  const folder = temporaryFolder();
  const sealed = path.join(folder, 'backup.age');
  writeFileSync(
    sealed,
    `age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA ${work}\nYWJj\n--- bWFj\nxxxx`,
  );
  const ovo = commandLine(path.join(folder, 'data'), { OVO_PASSPHRASE: 'four words and more' });
  expect(await ovo.run('restore', sealed)).toMatchObject({
    exitCode: 1,
    log: expect.stringContaining(`needs 2^${work} rounds`),
  });
});

test('a draft that is canceled while its messages are prepared leaves none, and its counts are right', () => {
  const db = temporaryDatabase();
  const draft = { name: 'News', body: 'Hello', sender: '', audience: { listIds: [] } };
  const { id } = createCampaign(db, draft, now).snapshot;
  const prepared = Array.from({ length: 300 }, (_, index) => ({
    contactId: index + 1,
    to: fictionalPhone(index),
    body: 'Hello',
    segments: 1,
    zoneKey: '',
    isPractice: 0 as const,
    skipReason: null,
  }));
  insertPreparedMessages(db, id, '+12125550199', prepared, now);
  cancelCampaign(db, id, now);
  const { contactCount, canceledCount, queuedCount } = getCampaign(db, id).snapshot;
  expect({ contactCount, canceledCount, queuedCount }).toEqual({
    contactCount: 0,
    canceledCount: 0,
    queuedCount: 0,
  });
  expect(db.sqlite.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(0);
  expect(checkDatabase(db)).toMatchObject({ ok: true, violations: [] });
});

describe('with many campaigns', () => {
  test('a check reads the messages once, however many there are', () => {
    const db = temporaryDatabase();
    for (const firstPhone of [0, 10, 20]) startedCampaign(db, { contacts: 5, now, firstPhone });
    const scans = plansOf(db, (own) => checkDatabase(own)).flatMap(({ sql, plan }) =>
      plan.filter((line) => {
        // Of all messages, those without a campaign are few: their index names them.
        const areSingle = /SEARCH .*\(campaign_id=\?\)/.test(line);
        if (areSingle && /campaign_id IS NULL/.test(sql)) return false;
        // One message, of a picture of a reply.
        if (/message_media/.test(sql) && /INTEGER PRIMARY KEY/.test(line)) return false;
        return /^(?:SCAN|SEARCH) (?:messages|m)\b/.test(line);
      }),
    );
    expect(scans).toEqual(['SCAN messages USING INDEX messages_of_campaign']);
  });

  /** What each CHECK of messages forbids, and the rule that says so. */
  const forbidden = [
    [`direction = 'sideways'`, 'message-direction-impossible'],
    [`status = 'lost'`, 'message-status-impossible'],
    [`status = 'received'`, 'message-direction-impossible'],
    [`segments = -1`, 'message-counts-impossible'],
    [`retry_count = 4`, 'message-counts-impossible'],
    [`attempt_count = -1`, 'message-counts-impossible'],
    [`not_found_count = -1`, 'message-counts-impossible'],
    [`status = 'sending', claimed_at = NULL`, 'claim-without-time'],
    [`status = 'unconfirmed', claimed_at = NULL`, 'claim-without-time'],
    [`reason = 'because'`, 'message-reason-impossible'],
    [`cancel_reason = 'because'`, 'cancel-reason-impossible'],
    [`status = 'scheduled', sid = NULL`, 'schedule-incomplete'],
    [`is_practice = 2`, 'practice-mark-wrong'],
  ] as const;

  test.each(forbidden)('a message with %s is found by the rule %s', (values, rule) => {
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 2, now });
    const update = `UPDATE messages SET ${values} WHERE id = 1`;
    expect(() => db.sqlite.exec(update)).toThrow('CHECK constraint failed');
    db.sqlite.pragma('ignore_check_constraints = ON');
    db.sqlite.exec(update);
    db.sqlite.pragma('ignore_check_constraints = OFF');
    const { ok, violations } = checkDatabase(db);
    expect({ ok, rules: violations.map((violation) => violation.rule) }).toEqual({
      ok: false,
      rules: expect.arrayContaining([rule]),
    });
  });

  test('every CHECK of messages has a rule of its own, because SQLite is not asked for them', () => {
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 2, now });
    const failed = new Set(
      forbidden.flatMap(([values]) => {
        db.sqlite.pragma('ignore_check_constraints = ON');
        db.sqlite.exec(`SAVEPOINT broken; UPDATE messages SET ${values} WHERE id = 1`);
        db.sqlite.pragma('ignore_check_constraints = OFF');
        const sql = String(
          db.sqlite.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'messages'`).pluck().get(),
        );
        const broken = checksOf(sql).filter(
          (check) =>
            db.sqlite.prepare(`SELECT 1 FROM messages WHERE id = 1 AND NOT (${check})`).get() !==
            undefined,
        );
        db.sqlite.exec('ROLLBACK TO broken; RELEASE broken');
        return broken;
      }),
    );
    const sql = db.sqlite.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'messages'`).pluck();
    expect([...failed].toSorted()).toEqual(checksOf(String(sql.get())).toSorted());
  });

  /** The conditions of the CHECKs of a table, as its SQL has them. */
  function checksOf(sql: string): readonly string[] {
    return sql
      .split(/\bCHECK \(/)
      .slice(1)
      .map((text) => {
        let depth = 1;
        let end = 0;
        for (; depth > 0; end += 1) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
        return text.slice(0, end - 1);
      });
  }

  test('the list counts what is open of each', () => {
    const db = temporaryDatabase();
    const ids = [0, 10, 20].map((firstPhone) =>
      startedCampaign(db, { contacts: 5, now, firstPhone }),
    );
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'unconfirmed', claimed_at = 1 WHERE campaign_id = ? AND id % 2 = 0`,
      )
      .run(ids[1]);
    const listed = listCampaigns(db);
    expect(listed).toEqual(ids.map((id) => getCampaign(db, id).snapshot).toReversed());
    expect(listed.map(({ unconfirmedCount }) => unconfirmedCount > 0)).toEqual([
      false,
      true,
      false,
    ]);
  });
});
