import { undoSendMs } from '../src-shared/campaign/run.ts';
import type { TestTextAnswer } from '../src-shared/settings/setup/test-text.ts';
import type { Settings, SettingsChanges } from '../src-shared/settings/settings.ts';
import { createApplicationEvents, type ApplicationEvent } from './application/events.ts';
import { openDelivery } from './application/open-delivery.ts';
import { openStorage } from './application/open-storage.ts';
import type { ApplicationOptions } from './application/options.ts';
import { createCampaigns, type Campaigns } from './campaigns/campaigns.ts';
import { createHistory, type History } from './campaigns/history/history.ts';
import { createMessages, type Messages } from './campaigns/messages/messages.ts';
import { refusePictureSender } from './campaigns/pictures/picture-rows.ts';
import { createPictures, type Pictures } from './campaigns/pictures/pictures.ts';
import { createReviews, type Reviews } from './campaigns/review/reviews.ts';
import { createSingleMessages, type SingleMessages } from './campaigns/single/single-messages.ts';
import type { Receipts } from './campaigns/receipts/receipts.ts';
import { createRehearsals, type Rehearsals } from './campaigns/review/rehearsal/rehearsals.ts';
import { createGateways } from './campaigns/sending/gateways.ts';
import type { Sending } from './campaigns/sending/sending.ts';
import { sendCampaignTest, type CampaignTest } from './campaigns/plan/test-as-contact.ts';
import { createTestTexts, type TestTexts } from './campaigns/sending/test-texts/test-texts.ts';
import { createTwilioReplies } from './gateways/twilio/replies.ts';
import { createAccountForReview } from './gateways/twilio/setup/account-for-review.ts';
import { createContacts, type Contacts } from './contacts/contacts.ts';
import { createLists, type Lists } from './contacts/lists.ts';
import { createContactSearch, type ContactSearch } from './contacts/search/contact-search.ts';
import { createSamples, type Samples } from './contacts/sample-contacts.ts';
import { createSearchIndexKeeper } from './contacts/search/index-keeper.ts';
import { createSuppressions, type Suppressions } from './contacts/suppressions/suppressions.ts';
import type { OvoDatabase } from './database/open.ts';
import { readSettings, saveSettings } from './database/settings.ts';
import { createConversations, type Conversations } from './inbox/conversations/conversations.ts';
import {
  noteSingle,
  noteSingleSettled,
  noteUndone,
} from './inbox/conversations/conversation-rows.ts';
import { createReplies, type Replies } from './inbox/replies/replies.ts';
import { createImports, type Imports } from './imports/imports.ts';
import { createRejectedRows, type RejectedRows } from './imports/rejected-rows/rejected-rows.ts';
import { createAlerts, type Alerts } from './maintenance/alerts/alerts.ts';
import { createBackups, type Backups } from './maintenance/backup/backups.ts';
import { createIntegrityMonitor, type IntegrityMonitor } from './maintenance/integrity-monitor.ts';
import { createMaintenance, type Maintenance } from './maintenance/maintenance.ts';
import { contextHere, realFolder, syncedBy } from './maintenance/start/synced-folder.ts';
import { createTemplates, type Templates } from './templates/templates.ts';
import { promised, type Promised } from './threads/promised.ts';

export type { ApplicationEvent } from './application/events.ts';
export type { ApplicationOptions, ApplicationThreads } from './application/options.ts';

/** What a search for contacts goes by. */
const topicsOfSearches: ReadonlySet<string> = new Set(['contacts', 'lists', 'suppressions']);

/** The topics, by what a user calls them. */
interface Topics {
  readonly contacts: Contacts;
  readonly search: ContactSearch;
  readonly lists: Lists;
  readonly suppressions: Suppressions;
  readonly imports: Imports;
  readonly rejectedRows: RejectedRows;
  readonly campaigns: Campaigns;
  readonly reviews: Reviews;
  readonly templates: Templates;
  readonly rehearsals: Rehearsals;
  readonly messages: Messages;
  readonly pictures: Pictures;
  readonly history: History;
  readonly testTexts: TestTexts & {
    /** Sends the text of a campaign to oneself, as one contact would read it. */
    sendAsContact(test: CampaignTest): Promise<TestTextAnswer>;
  };
  readonly samples: Samples;
  readonly maintenance: Maintenance;
  readonly backups: Backups;
  readonly integrity: IntegrityMonitor;
  readonly receipts: Receipts;
  readonly alerts: Alerts;
  readonly conversations: Conversations;
  readonly replies: Replies;
  readonly singleMessages: SingleMessages;
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
  const { dataFolder, migrationsFolder, threadFile, nativeBinding, clock, onError } = options;
  const { writable, writeLock, threads } = openStorage(options);
  // What the topics get: they can write with what the lock gives them, and with nothing else.
  const db: OvoDatabase = writable;
  const files = { dataFolder, migrationsFolder, threadFile, nativeBinding };
  const tools = { ...files, db, writeLock, threads, clock, onError };
  const { emit, changed, subscribe } = createApplicationEvents((topics) => {
    if (topics.some((topic) => topicsOfSearches.has(topic))) search.noteChange();
    if (topics.includes('campaigns')) search.noteTexts();
    // What the provider keeps for a suppressed number is canceled, and what was held for it is left out.
    if (topics.includes('suppressions')) receipts.wake();
  });
  const synced = syncedBy(realFolder(dataFolder), contextHere());

  const delivery = openDelivery(
    options,
    { db: writable, writeLock },
    {
      onProgress(progress) {
        emit({ name: 'campaigns.progress', payload: progress });
        alerts.note(progress);
      },
      onReceipts: () => changed('campaigns'),
      onSingles: () => changed('inbox'),
      noteSingle: noteSingleSettled,
    },
  );
  const { sending, receipts } = delivery;

  const backups = createBackups({ ...tools, onChange: () => changed('backups') });
  const integrity = createIntegrityMonitor({
    ...tools,
    onDamage(damage) {
      // What is in flight settles; nothing more is claimed from a file that cannot be trusted.
      sending.stop().catch(onError);
      emit({ name: 'backups.damaged', payload: { damage } });
    },
  });
  const alerts = createAlerts({
    ...tools,
    context: () => ({
      backupProblem: backups.state().failure?.reason ?? null,
      syncedBy: synced,
    }),
    onChange: (current) => emit({ name: 'alerts.changed', payload: { alerts: current } }),
  });
  const maintenance = createMaintenance({
    ...tools,
    sending,
    onStep: (step) => emit({ name: 'maintenance.step', payload: { step } }),
    onChange: () => changed('campaigns', 'contacts', 'lists', 'imports', 'suppressions'),
  });

  const searchIndex = createSearchIndexKeeper({
    ...tools,
    onProgress: (progress) =>
      emit({ name: 'contacts.progress', payload: { work: 'search-index', ...progress } }),
  });
  const search = createContactSearch({ ...tools, index: searchIndex });
  const contacts = createContacts({
    ...tools,
    onChange: () => changed('contacts', 'lists', 'suppressions'),
    onProgress: (work, progress) =>
      emit({ name: 'contacts.progress', payload: { work, ...progress } }),
  });
  contacts.purge().catch(onError);
  const lists = createLists({ ...tools, search, onChange: () => changed('contacts', 'lists') });
  const suppressions = createSuppressions({
    ...tools,
    importFile: (request) => threads.write('suppressions.importFile', request),
    onChange: () => changed('suppressions', 'contacts'),
  });

  const imports = createImports({
    ...tools,
    beforeImport: () => backups.before('before-import'),
    onChange: () => changed('contacts', 'lists', 'imports', 'suppressions'),
    onProgress: (progress) => emit({ name: 'imports.progress', payload: progress }),
    onUndoProgress: (progress) =>
      emit({
        name: 'contacts.progress',
        payload: { work: 'undo-import', secondsLeft: null, ...progress },
      }),
  });
  const rejectedRows = createRejectedRows({
    ...tools,
    onChange: () => changed('contacts', 'lists', 'imports', 'suppressions'),
  });

  // Asked whether they could be opened, and for test texts: delivery has its own.
  const gateways = createGateways({
    ...options,
    nativeBinding,
    twilioUrl: options.twilioUrl,
    twilioTimeoutMs: options.twilioTimeoutMs,
    simulatorSettings: () => readSettings(db).simulator,
  });
  const pictures = createPictures({
    ...tools,
    readCredentials: options.readCredentials,
    twilioUrl: options.twilioUrl,
  });
  const campaigns = createCampaigns({
    ...tools,
    gateways,
    sending,
    beforeSending: () => integrity.ensure(),
    beforeStart: (signal) => backups.before('before-campaign', signal),
    dailyCap: () => options.sending?.engine?.dailySegments ?? readSettings(db).dailySegments,
    keepHosted: (picture) => pictures.keepHosted(picture),
    refuseUnlessSendsPictures: async (sender) => refusePictureSender(await pictures.sender(sender)),
    discardPractice: () => threads.write('practice.discard', null),
    recipientIds: (audience) => threads.read('campaigns.recipientIds', { audience }),
    audienceCounts: (audience, signal) =>
      threads.read('campaigns.audience', { audience }, { signal }),
    audienceZones: (audience) => threads.read('campaigns.audienceZones', { audience }),
    leftOut: (request) => threads.read('campaigns.leftOut', request),
    previewReading: {
      ids: (asked, signal) => threads.read('campaigns.previewIds', asked, { signal }),
      rank: (asked, signal) => threads.read('campaigns.rankPreview', asked, { signal }),
      rows: (ids) => threads.read('campaigns.previewRows', { ids }),
    },
    undoMs: options.undoMs ?? undoSendMs,
    onRun: (run) => emit({ name: 'campaigns.run', payload: run }),
    onChange: () => changed('campaigns'),
  });
  const messages = createMessages({
    db,
    readLines: (request) => threads.read('campaigns.messageLines', request),
  });
  const account = createAccountForReview({
    readCredentials: options.readCredentials,
    baseUrl: options.twilioUrl,
    clock,
    timeoutMs: options.twilioTimeoutMs,
  });
  const rehearsals = createRehearsals({
    ...tools,
    account,
    onProgress: (progress) => emit({ name: 'campaigns.rehearsing', payload: progress }),
  });
  const reviews = createReviews({
    ...tools,
    account,
    onReview: (review) => emit({ name: 'campaigns.reviewed', payload: review }),
    onChange: () => changed('campaigns'),
  });
  campaigns.purge().catch(onError);
  const templates = createTemplates({ ...tools, onChange: () => changed('templates') });
  templates.purge().catch(onError);
  const singleMessages = createSingleMessages({
    ...tools,
    sending,
    gateways,
    beforeSending: () => integrity.ensure(),
    keepHosted: (picture) => pictures.keepHosted(picture),
    refuseUnlessSendsPictures: async (sender) => refusePictureSender(await pictures.sender(sender)),
    hooks: {
      onSingle: (database, { origin, ...note }) =>
        noteSingle(database, { ...note, clearsDraft: origin === 'window' }),
      onUndone: (database, messageId, draft) => noteUndone(database, messageId, draft),
      onChanged: noteSingleSettled,
    },
    onChange: () => changed('inbox'),
  });
  const conversations = createConversations({ ...tools, onChange: () => changed('inbox') });
  const replies = createReplies({
    ...tools,
    readCredentials: options.readCredentials,
    openSource: (credentials) =>
      createTwilioReplies({
        credentials,
        clock,
        ...(options.twilioUrl === undefined ? {} : { baseUrl: options.twilioUrl }),
        ...(options.twilioTimeoutMs === undefined ? {} : { timeoutMs: options.twilioTimeoutMs }),
      }),
    sendSingle: (order) => singleMessages.send(order),
    classify: (texts) => threads.read('replies.classify', { texts }),
    onChange: changed,
    onStatus: (status) => emit({ name: 'replies.status', payload: status }),
    onArrived: (arrived) => emit({ name: 'replies.arrived', payload: arrived }),
    onOptOuts: () => receipts.wake(),
    onReleased: () => void sending.resumeQueued().catch(onError),
  });
  const testTexts = createTestTexts({ ...tools, openGateway: () => gateways.open('twilio') });

  return {
    dataFolder,
    syncedBy: synced,
    subscribe,
    contacts: promised(contacts),
    search: promised(search),
    lists: promised(lists),
    suppressions: promised(suppressions),
    imports: promised(imports),
    rejectedRows: promised(rejectedRows),
    campaigns: promised(campaigns),
    pictures: promised(pictures),
    reviews: promised(reviews),
    templates: promised(templates),
    rehearsals: promised(rehearsals),
    messages: promised(messages),
    history: promised(createHistory(tools)),
    testTexts: promised({
      ...testTexts,
      sendAsContact: (test: CampaignTest) => sendCampaignTest(db, testTexts, test),
    }),
    conversations: promised(conversations),
    replies: promised(replies),
    singleMessages: promised(singleMessages),
    sending: promised(sending),
    receipts: promised(receipts),
    maintenance: promised(maintenance),
    samples: promised(createSamples(db, writeLock)),
    backups: promised(backups),
    integrity: promised(integrity),
    alerts: promised(alerts),
    settings: {
      get: async () => readSettings(db),
      async save(changes) {
        await writeLock.write((database) => saveSettings(database, changes));
        sending.settingsSaved();
        changed('settings');
        return readSettings(db);
      },
    },
    async close() {
      imports.stop();
      reviews.cancel();
      searchIndex.stop();
      contacts.cancelExport();
      messages.cancelExport();
      receipts.stop();
      replies.stop();
      conversations.stop();
      alerts.stop();
      // What is about to start still asks the threads until it has given up.
      const threadsClosed = campaigns.quit().then(() => threads.close());
      // What stops sending writes, which waits until a thread of ours has saved what it is saving.
      await Promise.all([threadsClosed, backups.stop(), integrity.stop(), rehearsals.stop()]);
      await delivery.close();
      db.close();
    },
  };
}
