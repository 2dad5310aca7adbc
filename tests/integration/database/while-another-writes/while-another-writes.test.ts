import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openApplication, type Application } from '../../../../src-main/application.ts';
import { busyTimeoutMs } from '../../../../src-main/database/pragmas.ts';
import type { Clock } from '../../../../src-main/engine/ports.ts';
import { answerRequest } from '../../../../src-main/ipc/answer.ts';
import { FileTokens } from '../../../../src-main/ipc/file-tokens.ts';
import { allHandlers } from '../../../../src-main/ipc/handlers/all.ts';
import type { Handlers } from '../../../../src-main/ipc/handler.ts';
import { createOfflineMaintenance } from '../../../../src-main/maintenance/offline-maintenance.ts';
import { systemClock } from '../../../../src-main/system-clock.ts';
import { requests, type RequestName } from '../../../../src-shared/ipc/contract.ts';
import { createHurriedClock } from '../../../faults/support/hurried-clock.ts';
import { commandLine } from '../../../support/command-line.ts';
import {
  migrationsFolder,
  sampleFile,
  temporaryFolder,
  threadFile,
} from '../../../support/database.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { holdWriteLock } from '../../../support/write-lock-holder.ts';
import { commandCases, commandNames, placeOfCommand } from './commands.ts';
import type { Effects } from './effects.ts';
import type { RequestCases } from './request-cases.ts';
import { placeOfRequest, requestCases } from './requests.ts';
import { createWorld, type Place, type World } from './world.ts';

/** How long the other process writes where nobody waits for so long. */
const holdMs = 20_000;

const limitMs = 600_000;

const caller = { windowId: 1 };

/** One request or command of a world. */
interface Call {
  readonly name: string;
  readonly world: World;
  readonly effects: Effects;
  /** Resolves with what it was refused for, as a code; null where it was done. */
  readonly make: () => Promise<string | null>;
  readonly mayAnswer: readonly string[];
  /** Whether the window asks; otherwise it is a command. */
  readonly isRequest: boolean;
}

/** A window on a world: its application, and what answers its requests. */
interface OpenWindow {
  readonly app: Application;
  readonly handlers: Handlers;
  readonly cases: RequestCases;
}

function openWindow(world: World, clock: Clock, faults: unknown[]): OpenWindow {
  const { folder } = world;
  const shared = { dataFolder: folder, migrationsFolder, threadFile, clock };
  const app = openApplication({
    ...shared,
    readCredentials: () => Promise.resolve(null),
    undoMs: 0,
    onError: (error) => void faults.push(error),
  });
  onTestFinished(() => app.close());
  const tokens = new FileTokens();
  const fileFor = (name: string) => Promise.resolve(world.files.toWrite(name));
  const unknownAccount = { source: 'none', accountHint: null, canBeStored: false } as const;
  const keep = () => Promise.resolve(unknownAccount);
  const handlers = allHandlers(app, {
    facts: { version: '0', platform: 'test', hasEmojiPanel: false },
    system: {
      openFolder: () => Promise.resolve(),
      copyText: () => Promise.resolve(),
      showEmojiPanel: () => undefined,
      pageSaved: () => undefined,
    },
    tokens,
    credentials: { status: keep, save: keep, clear: keep },
    testCredentials: () => Promise.resolve({ accountName: 'Shop' }),
    accountSenders: () => Promise.resolve({ senders: [], problem: null }),
    setup: {
      sampleFile,
      checkAccount: () => Promise.resolve({ kind: 'works', name: null, isTrial: null }),
      senders: () => Promise.resolve({ senders: [], unread: [] }),
      inbound: () => Promise.resolve({ replies: 'unknown', dropping: [], unread: [] }),
      senderReport: (sender) =>
        Promise.resolve({
          sender,
          kind: 'local',
          registration: {
            scheme: 'a2p',
            state: 'missing',
            reason: null,
            editableUntil: null,
            service: null,
            allowsLinks: null,
            brand: null,
          },
          replies: 'readable',
          unread: [],
        }),
    },
    dialogs: {
      chooseContactsFile: () => Promise.resolve(world.files.suppressions),
      chooseCsvToWrite: (_windowId, name) => fileFor(name),
      chooseExport: () => Promise.resolve(world.legacy.campaigns),
      chooseTextToWrite: (_windowId, name) => fileFor(name),
    },
    backups: {
      care: createOfflineMaintenance({ ...shared, nativeBinding: undefined }),
      chooseBackupToWrite: (_windowId, name) => fileFor(name),
      chooseBackup: () => Promise.resolve(path.join(folder, 'backups', world.backup)),
      onProgress: () => undefined,
      finishRestore: () => undefined,
      lastRestore: () => null,
    },
  });
  return { app, handlers, cases: requestCases(world, tokens, caller) };
}

function requestCall(
  world: World,
  { handlers, cases }: OpenWindow,
  name: RequestName,
  faults: unknown[],
): Call {
  const { input, effects = [], mayAnswer = [] } = cases[name];
  const note = (message: string, detail: unknown) => void faults.push({ message, detail });
  return {
    name,
    world,
    effects,
    mayAnswer: ['busy', ...mayAnswer],
    isRequest: true,
    async make() {
      const log = { warn: note, error: note };
      const answer = await answerRequest(handlers, log, caller, name, input);
      return answer.ok ? null : answer.error.code;
    },
  };
}

function commandCalls(worlds: Readonly<Record<Place, World>>): readonly Call[] {
  return Object.entries(worlds).flatMap(([place, world]) =>
    commandsOf(world).filter(({ name }) => placeOfCommand(name) === place),
  );
}

function commandsOf(world: World): readonly Call[] {
  const ovo = commandLine(world.folder);
  return commandCases(world).map(({ name, args, effects = [] }) => ({
    name,
    world,
    effects,
    mayAnswer: ['refused'],
    isRequest: false,
    async make() {
      const { exitCode, log } = await ovo.run(...name.split(' '), ...args);
      // A fault shows where in the code it happened; a refusal says it in a sentence.
      if (/^\s+at /m.test(log) || /SQLITE|database is locked/.test(log)) return `fault: ${log}`;
      return exitCode === 0 ? null : 'refused';
    },
  }));
}

/** Which of the effects hold in the database of a world. */
function holding({ folder }: World, effects: Effects): readonly boolean[] {
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  try {
    return effects.map((sql) => sqlite.prepare(`SELECT ${sql}`).pluck().get() === 1);
  } finally {
    sqlite.close();
  }
}

/** What became of a call, and whether all it does, or nothing, is in the database. */
function outcomeOf({ name, world, effects, mayAnswer }: Call, code: string | null) {
  const held = holding(world, effects);
  const isRight = held.every((isTrue) => isTrue === (code === null));
  return { name, code, isKnown: code === null || mayAnswer.includes(code), isRight, held };
}

it('has a request for every one of the contract, and a command for every one there is', async () => {
  const world = createWorld();
  const names = Object.keys(requestCases(world, new FileTokens(), caller));
  expect(names.toSorted()).toEqual(Object.keys(requests).toSorted());
  const commands = await commandNames(commandLine(temporaryFolder()));
  expect(commandCases(world).map(({ name }) => name)).toEqual(
    expect.arrayContaining([...commands]),
  );
});

it('has no effect that another call of the same world could have had', () => {
  const world = createWorld();
  const inWindow = Object.entries(requestCases(world, new FileTokens(), caller)).map(
    ([name, { effects = [] }]) => ({ place: placeOfRequest(name as RequestName), effects }),
  );
  const asCommand = commandCases(world).map(({ name, effects = [] }) => {
    return { place: placeOfCommand(name), effects };
  });
  const shared = [inWindow, asCommand].flatMap((calls) => {
    const effects = calls.flatMap((call) => call.effects.map((sql) => `${call.place}: ${sql}`));
    return effects.filter((effect, index) => effects.indexOf(effect) !== index);
  });
  expect(shared).toEqual([]);
});

/** What came of a call: `wasHeld` says whether the other process still wrote then. */
interface Done {
  readonly call: Call;
  readonly code: string | null;
  readonly wasHeld: boolean;
}

/** All calls, made in a random order while other processes write. */
interface Crowd {
  readonly pending: ReadonlySet<Call>;
  readonly done: readonly Done[];
}

const writes = ({ effects }: Call) => effects.length > 0;
const namesOf = (calls: readonly Call[]) => calls.map(({ name }) => name);

/**
 * Makes every request and every command while other processes hold the write locks of the databases, until
 * `isOver` resolves; then waits for all of them and examines what they came to.
 */
async function callWhileOthersWrite(
  chance: () => number,
  clock: Clock,
  isOver: (crowd: Crowd) => Promise<void>,
): Promise<readonly Done[]> {
  const faults: unknown[] = [];
  const worlds = {
    busy: createWorld(),
    repaired: createWorld(true),
    restored: createWorld(),
    'without practice': createWorld(),
  };
  const windows = {
    busy: openWindow(worlds.busy, clock, faults),
    repaired: openWindow(worlds.repaired, clock, faults),
    restored: openWindow(worlds.restored, clock, faults),
    'without practice': openWindow(worlds['without practice'], clock, faults),
  };
  const names = Object.keys(windows.busy.cases) as RequestName[];
  const calls = [
    ...names.map((name) => {
      const place = placeOfRequest(name);
      return requestCall(worlds[place], windows[place], name, faults);
    }),
    ...commandCalls({
      busy: createWorld(),
      repaired: createWorld(true),
      restored: createWorld(),
      'without practice': createWorld(),
    }),
  ];
  const folders = new Set(calls.map(({ world }) => world.folder));
  const holders = await Promise.all([...folders].map(holdWriteLock));
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();

  let isHeld = true;
  const pending = new Set<Call>();
  const done: Done[] = [];
  const failures: unknown[] = [];
  const make = (call: Call) => {
    pending.add(call);
    call.make().then(
      (code) => {
        pending.delete(call);
        done.push({ call, code, wasHeld: isHeld });
      },
      (error: unknown) => failures.push(error),
    );
  };
  const left = [...calls];
  while (left.length > 0) {
    const [call] = left.splice(chance() % left.length, 1);
    if (call === undefined) break;
    make(call);
    for (let turn = chance() % 3; turn >= 0; turn -= 1) {
      await new Promise((resolve) => void setImmediate(resolve));
    }
  }
  await isOver({ pending, done });
  delay.disable();
  isHeld = false;
  await Promise.all(holders.map((holder) => holder.release()));

  await waitFor(() => {
    expect(failures).toEqual([]);
    expect(namesOf([...pending])).toEqual([]);
  });
  for (const { app } of Object.values(windows)) await app.sending.idle();
  const results = done.map(({ call, code }) => outcomeOf(call, code));
  expect(results.filter(({ isKnown, isRight }) => !isKnown || !isRight)).toEqual([]);
  expect(faults).toEqual([]);
  const early = done.filter(({ call, code, wasHeld }) => wasHeld && code === null && writes(call));
  expect(namesOf(early.map(({ call }) => call))).toEqual([]);
  await expectSound(windows.busy);
  for (const { app } of Object.values(windows)) await app.close();
  // Whoever waits inside SQLite stands still until SQLite gives up.
  expect(delay.max / 1e6).toBeLessThan(busyTimeoutMs);
  return done;
}

/** The export of the old system that was imported has campaigns that are damaged, and nothing else is. */
async function expectSound({ app }: OpenWindow): Promise<void> {
  const { integrity, violations } = await app.maintenance.check();
  expect(integrity).toBe('ok');
  expect(violations.filter(({ rule }) => rule !== 'damaged-in-old-system')).toEqual([]);
}

/** What only reads is answered meanwhile, except what takes turns with long writes in their thread. */
const mayWait = /^(?:backups\.|maintenance\.check$|alerts\.list$)/;

/** Orders of calls. A report names an order by its seed: the thousands of numbers drawn would hide the error. */
const orders = fc.infiniteStream(fc.nat()).map((chances) => ({
  chance: () => chances.next().value ?? 0,
  [fc.toStringMethod]: () => 'the order of this seed',
}));

/** Asserts something of calls in a random order; where that fails, it says how to repeat it. */
async function inRandomOrder(act: (chance: () => number) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(orders, ({ chance }) => act(chance)),
    { numRuns: 1, endOnFailure: true },
  );
}

it(
  'what is asked for while another process writes is done afterwards',
  async () => {
    await inRandomOrder(async (chance) => {
      const done = await callWhileOthersWrite(chance, systemClock, ({ pending }) =>
        waitFor(() => {
          const reads = [...pending].filter((call) => call.isRequest && !writes(call));
          expect(namesOf(reads).filter((name) => !mayWait.test(name))).toEqual([]);
        }),
      );
      const doneAfterwards = done.filter(({ call, code, wasHeld }) => {
        return writes(call) && code === null && !wasHeld;
      });
      expect(doneAfterwards.length).toBeGreaterThan(20);
    });
  },
  limitMs,
);

it(
  'what is asked for while another process writes for too long is refused and not done',
  async () => {
    await inRandomOrder(async (chance) => {
      // With a clock that runs faster, whoever waits in the window loses patience before the lock is free.
      const clock = createHurriedClock(3);
      const done = await callWhileOthersWrite(chance, clock, () => wait(holdMs));
      const refused = done.filter(({ call, code, wasHeld }) => {
        return call.isRequest && code === 'busy' && wasHeld;
      });
      expect(refused.length).toBeGreaterThan(20);
    });
  },
  limitMs,
);

it('a request without effects in the database changes nothing there', async () => {
  const faults: unknown[] = [];
  const world = createWorld();
  const window = openWindow(world, systemClock, faults);
  const names = (Object.keys(window.cases) as RequestName[]).filter(
    (name) => window.cases[name].effects === undefined,
  );
  for (const name of names) {
    const before = contentOf(world);
    const { make, mayAnswer } = requestCall(world, window, name, faults);
    expect([null, ...mayAnswer]).toContain(await make());
    expect({ name, content: contentOf(world) }).toEqual({ name, content: before });
  }
  expect(faults).toEqual([]);
});

/** All rows of a world's database; the search index follows the contacts by itself, in its own time. */
function contentOf({ folder }: World): unknown {
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  try {
    const tables = sqlite
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
            AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).all()]),
    );
  } finally {
    sqlite.close();
  }
}
