import path from 'node:path';
import { databaseName } from '../src-shared/maintenance/start.ts';
import type { EventName, EventPayload } from '../src-shared/ipc/contract.ts';
import type { Settings, SettingsChanges } from '../src-shared/settings/settings.ts';
import { UserError } from '../src-shared/lib/result.ts';
import { createRejectedRows, type RejectedRows } from './imports/rejected-rows/rejected-rows.ts';
import { createBackups, type Backups } from './maintenance/backup/backups.ts';
import { createCampaigns, type Campaigns } from './campaigns/campaigns.ts';
import { createContactSearch, type ContactSearch } from './contacts/search/contact-search.ts';
import { createContacts, type Contacts } from './contacts/contacts.ts';
import { createDelivery, type Delivery, type DeliveryContext } from './campaigns/delivery.ts';
import { createRemoteDelivery } from './campaigns/remote-delivery.ts';
import { createGateways } from './campaigns/sending/gateways.ts';
import { createAlerts, type Alerts } from './maintenance/alerts/alerts.ts';
import { createTestTexts, type TestTexts } from './campaigns/sending/test-texts.ts';
import { createHistory, type History } from './campaigns/history/history.ts';
import { createImports, type Imports } from './imports/imports.ts';
import { createLists, type Lists } from './contacts/lists.ts';
import { createMaintenance, type Maintenance } from './maintenance/maintenance.ts';
import { createMessages, type Messages } from './campaigns/messages.ts';
import { promised, type Promised } from './threads/promised.ts';
import type { Receipts } from './campaigns/receipts/receipts.ts';
import { createSuppressions, type Suppressions } from './contacts/suppressions/suppressions.ts';
import { createIntegrityMonitor, type IntegrityMonitor } from './maintenance/integrity-monitor.ts';
import { createSearchIndexKeeper } from './contacts/search/index-keeper.ts';
import type { Sending, SendingOptions } from './campaigns/sending/sending.ts';
import { createThreads, type Threads } from './threads/threads.ts';
import type { ReadShapes, WriteShapes } from './thread-jobs.ts';
import { ThreadLock } from './database/thread-lock.ts';
import { createWriteLock, places, type WriteLock } from './database/write-lock.ts';
import { makeDataFolder } from './database/database-file.ts';
import { openDatabase, type OvoDatabase, type WritableDatabase } from './database/open.ts';
import { readSettings, saveSettings } from './database/settings.ts';
import type { Clock } from './engine/ports.ts';
import type { TwilioCredentials } from './gateways/twilio/credentials.ts';
import { takeBackupAtOnce } from './maintenance/backup/take-backup.ts';
import { finishInterruptedReplacing } from './maintenance/replace-database.ts';
import { hasBeenUsed, refuseOlderWal } from './maintenance/start/start-situation.ts';
import { realFolder, contextHere, syncedBy } from './maintenance/start/synced-folder.ts';

export interface ApplicationOptions {
  /** Everything of Ovo's lives here: the database, the lock for sending, backups. */
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  /** The file that every thread runs: thread.ts as it stands, or as it was built. */
  readonly threadFile: string;
  readonly clock: Clock;
  /** The Twilio account to send with; null where none is known. */
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  /** Another base address of Twilio's API: https, or loopback. */
  readonly twilioUrl?: string | undefined;
  /** How long to wait for an answer of Twilio's, in milliseconds; the gateway's own choice unless given. */
  readonly twilioTimeoutMs?: number | undefined;
  /** Another build of better-sqlite3's addon, where the one of the package does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
  readonly sending?: SendingOptions;
  /**
   * Whether messages are sent in a thread of their own, which goes by the system's clock. There nothing
   * waits for the disk because something is sent. Otherwise they are sent in this one.
   */
  readonly sendsInThread?: boolean;
  /** Its other threads, where they were started before it. */
  readonly startedThreads?: ApplicationThreads;
  /** Told of a fault of that thread: nothing is sent any more until the application is opened again. */
  readonly onFault?: (fault: Error) => void;
  /** Told of failures that concern no single request. */
  readonly onError: (error: unknown) => void;
}

/** The threads of an application, and the memory of the lock that they share. */
export interface ApplicationThreads {
  readonly threads: Threads<ReadShapes, WriteShapes>;
  readonly memory: SharedArrayBuffer;
}

/** What a search for contacts goes by. */
const topicsOfSearches: ReadonlySet<string> = new Set(['contacts', 'lists', 'suppressions']);

/** News of what changed, under the names of the window's events. */
export type ApplicationEvent = {
  readonly [N in Exclude<EventName, 'menu.chosen'>]: {
    readonly name: N;
    readonly payload: EventPayload<N>;
  };
}[Exclude<EventName, 'menu.chosen'>];

/** The topics, by what a user calls them. */
interface Topics {
  readonly contacts: Contacts;
  readonly search: ContactSearch;
  readonly lists: Lists;
  readonly suppressions: Suppressions;
  readonly imports: Imports;
  readonly rejectedRows: RejectedRows;
  readonly campaigns: Campaigns;
  readonly messages: Messages;
  readonly history: History;
  readonly testTexts: TestTexts;
  readonly maintenance: Maintenance;
  readonly backups: Backups;
  readonly integrity: IntegrityMonitor;
  readonly receipts: Receipts;
  readonly alerts: Alerts;
  readonly sending: Sending;
  readonly settings: {
    get(): Settings;
    /** Saves what changed; answers with all settings. */
    save(changes: SettingsChanges): Promise<Settings>;
  };
}

/**
 * What a user can do, whether through the window or the command line. A method that writes waits for its
 * turn by itself; where another process writes for longer than 30 s it is refused (`busy`), and nothing
 * was changed.
 */
export interface Application extends Readonly<{
  [Name in keyof Topics]: Promised<Topics[Name]>;
}> {
  readonly dataFolder: string;
  /** What keeps the data folder besides this computer, for instance `OneDrive`; null where nothing does. */
  readonly syncedBy: string | null;
  /** Calls back with every event until the returned function is called. */
  subscribe(listener: (event: ApplicationEvent) => void): () => void;
  /**
   * Cancels what can be canceled, stops asking and claiming, lets what is in flight settle, and closes the
   * database. A campaign that is about to start becomes a draft again.
   */
  close(): Promise<void>;
}

/**
 * Opens a data folder: makes the database where there is none, brings an older one up to date. Refused
 * as `openDatabase` says. Nothing is sent until somebody asks for it.
 */
export function openApplication(options: ApplicationOptions): Application {
  const { dataFolder, clock, nativeBinding } = options;
  makeDataFolder(dataFolder);
  finishInterruptedReplacing(dataFolder, nativeBinding);
  refuseOlderWal(dataFolder);
  const writable = openDatabase({
    file: path.join(dataFolder, databaseName),
    migrationsFolder: options.migrationsFolder,
    nativeBinding,
    mayBeNew: !hasBeenUsed(dataFolder),
    beforeMigration(sqlite) {
      const order = { dataFolder, nativeBinding, now: clock.now(), acceptsDamage: false };
      takeBackupAtOnce(sqlite, { ...order, occasion: 'before-migration' });
    },
  });
  const memory = options.startedThreads?.memory ?? ThreadLock.newMemory();
  const share = { memory, place: places.application };
  const writeLock = createWriteLock(
    writable,
    clock,
    // Where nobody may wait for the disk, the writing thread moves the log.
    options.sendsInThread === true ? { ...share, checkpoint: () => moveLog() } : share,
  );
  // What the topics get: they can write with what the lock gives them, and with nothing else.
  const db: OvoDatabase = writable;
  const threads =
    options.startedThreads?.threads ??
    createThreads<ReadShapes, WriteShapes>({
      db,
      threadFile: options.threadFile,
      nativeBinding,
      clock,
      writeLock,
    });
  const moveLog = () => {
    threads.write('database.checkpoint', undefined).catch((error: unknown) => {
      // A `UserError` says that Ovo is being closed: closing moves the log.
      if (!(error instanceof UserError)) options.onError(error);
    });
  };
  const listeners = new Set<(event: ApplicationEvent) => void>();
  const emit = (event: ApplicationEvent) => {
    for (const listener of listeners) listener(event);
  };
  const changed = (...topics: EventPayload<'data.changed'>['topics'][number][]) => {
    // A window that hears of it asks again, and must not be told what was.
    if (topics.some((topic) => topicsOfSearches.has(topic))) search.noteChange();
    if (topics.includes('campaigns')) search.noteTexts();
    emit({ name: 'data.changed', payload: { topics } });
  };

  const delivery = openDelivery(
    options,
    { db: writable, writeLock },
    {
      onProgress(progress) {
        emit({ name: 'campaigns.progress', payload: progress });
        alerts.note(progress);
      },
      onReceipts: () => changed('campaigns'),
    },
  );
  const { sending, receipts } = delivery;

  const { threadFile } = options;
  const synced = syncedBy(realFolder(dataFolder), contextHere());
  const backups = createBackups({
    db,
    dataFolder,
    threadFile,
    nativeBinding,
    clock,
    onChange: () => changed('backups'),
    onError: options.onError,
  });
  const integrity = createIntegrityMonitor({
    db,
    threadFile,
    nativeBinding,
    clock,
    writeLock,
    onDamage(damage) {
      // What is in flight settles; nothing more is claimed from a file that cannot be trusted.
      sending.stop().catch(options.onError);
      emit({ name: 'backups.damaged', payload: { damage } });
    },
    onError: options.onError,
  });
  const alerts = createAlerts({
    db,
    dataFolder,
    clock,
    threads,
    writeLock,
    context: () => ({
      backupProblem: backups.state().failure?.reason ?? null,
      syncedBy: synced,
    }),
    onChange: (current) => emit({ name: 'alerts.changed', payload: { alerts: current } }),
    onError: options.onError,
  });

  const searchIndex = createSearchIndexKeeper({
    db,
    threads,
    clock,
    onProgress: (progress) =>
      emit({ name: 'contacts.progress', payload: { work: 'search-index', ...progress } }),
    onError: options.onError,
  });
  const search = createContactSearch({ threads, index: searchIndex, onError: options.onError });

  const contacts = createContacts({
    db,
    clock,
    threads,
    writeLock,
    onChange: () => changed('contacts', 'lists'),
    onProgress: (work, progress) =>
      emit({ name: 'contacts.progress', payload: { work, ...progress } }),
  });
  contacts.purge().catch(options.onError);

  const imports = createImports({
    db,
    threads,
    beforeImport: () => backups.before('before-import'),
    onChange: () => changed('contacts', 'lists', 'imports', 'suppressions'),
    onProgress: (progress) => emit({ name: 'imports.progress', payload: progress }),
    onUndoProgress: (progress) =>
      emit({
        name: 'contacts.progress',
        payload: { work: 'undo-import', secondsLeft: null, ...progress },
      }),
  });

  // Asked whether they could be opened, and for test texts: delivery has its own.
  const gateways = createGateways({
    ...options,
    nativeBinding,
    twilioUrl: options.twilioUrl,
    twilioTimeoutMs: options.twilioTimeoutMs,
    simulatorSettings: () => readSettings(db).simulator,
  });
  const campaigns = createCampaigns({
    db,
    dataFolder,
    clock,
    writeLock,
    gateways,
    sending,
    beforeSending: () => integrity.ensure(),
    beforeStart: (signal) => backups.before('before-campaign', signal),
    dailyCap: () => options.sending?.engine?.dailySegments ?? readSettings(db).dailySegments,
    discardPractice: () => threads.write('practice.discard', null),
    recipientIds: (audience) => threads.read('campaigns.recipientIds', { audience }),
    audienceCounts: (audience, signal) =>
      threads.read('campaigns.audience', { audience }, { signal }),
    leftOut: (request) => threads.read('campaigns.leftOut', request),
    threads,
    onRun: (run) => emit({ name: 'campaigns.run', payload: run }),
    onChange: () => changed('campaigns'),
    onError: options.onError,
  });

  return {
    dataFolder,
    syncedBy: synced,
    receipts: promised(receipts),
    sending: promised(sending),
    contacts: promised(contacts),
    search: promised(search),
    lists: promised(
      createLists({
        clock,
        threads,
        writeLock,
        search,
        onChange: () => changed('contacts', 'lists'),
      }),
    ),
    suppressions: promised(
      createSuppressions({
        db,
        clock,
        threads,
        importFile: (request) => threads.write('suppressions.importFile', request),
        writeLock,
        onChange: () => changed('suppressions', 'contacts'),
      }),
    ),
    imports: promised(imports),
    rejectedRows: promised(
      createRejectedRows({
        db,
        clock,
        threads,
        writeLock,
        onChange: () => changed('contacts', 'lists', 'imports', 'suppressions'),
      }),
    ),
    campaigns: promised(campaigns),
    messages: promised(createMessages(db)),
    testTexts: promised(
      createTestTexts({ db, clock, writeLock, openGateway: () => gateways.open('twilio') }),
    ),
    history: promised(createHistory({ db, clock })),
    backups: promised(backups),
    integrity: promised(integrity),
    alerts: promised(alerts),
    maintenance: promised(
      createMaintenance({
        db,
        dataFolder,
        migrationsFolder: options.migrationsFolder,
        nativeBinding,
        clock,
        sending,
        threads,
        onStep: (step) => emit({ name: 'maintenance.step', payload: { step } }),
        onChange: () => changed('campaigns', 'contacts', 'lists', 'imports', 'suppressions'),
      }),
    ),
    settings: {
      get: async () => readSettings(db),
      async save(changes) {
        await writeLock.write((database) => saveSettings(database, changes));
        sending.settingsSaved();
        changed('settings');
        return readSettings(db);
      },
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      imports.cancel();
      searchIndex.stop();
      contacts.cancelExport();
      receipts.stop();
      alerts.stop();
      // What is about to start still asks the threads until it has given up.
      const threadsClosed = campaigns.quit().then(() => threads.close());
      // What stops sending writes, which waits until a thread of ours has saved what it is saving.
      await Promise.all([threadsClosed, backups.stop(), integrity.stop()]);
      await delivery.close();
      db.close();
    },
  };
}

/** Delivery in a thread of its own, or in this one. */
function openDelivery(
  options: ApplicationOptions,
  { db, writeLock }: { readonly db: WritableDatabase; readonly writeLock: WriteLock },
  events: Pick<DeliveryContext, 'onProgress' | 'onReceipts'>,
): Delivery {
  const context: DeliveryContext = {
    ...events,
    dataFolder: options.dataFolder,
    nativeBinding: options.nativeBinding,
    clock: options.clock,
    readCredentials: options.readCredentials,
    twilioUrl: options.twilioUrl,
    twilioTimeoutMs: options.twilioTimeoutMs,
    options: options.sending ?? {},
    onError: options.onError,
  };
  if (options.sendsInThread !== true) return createDelivery({ ...context, db, writeLock });
  return createRemoteDelivery({
    ...context,
    file: db.file,
    threadFile: options.threadFile,
    memory: writeLock.memory,
    onFault: options.onFault ?? options.onError,
  });
}
