import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';
import {
  wrongCredentials,
  type AccountCheck,
} from '../../../src-shared/settings/setup/account-check.ts';
import type { InboundSetup } from '../../../src-shared/settings/setup/inbound-setup.ts';
import type {
  SenderReport,
  SetupSenders,
} from '../../../src-shared/settings/setup/sender-report.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Application } from '../../application.ts';
import type { CredentialsKeeper } from './credentials.ts';
import type { HandlersOf } from '../handler.ts';
import { sampleCampaign, sampleList } from './sample-campaign.ts';

/** What the first run takes besides the application. */
export interface SetupTools {
  /** The file of sample contacts that Ovo comes with. */
  readonly sampleFile: string;
  /** Of these credentials, or of those that are kept. */
  readonly checkAccount: (given?: CredentialsInput) => Promise<AccountCheck>;
  readonly senders: () => Promise<SetupSenders>;
  readonly inbound: () => Promise<InboundSetup>;
  readonly senderReport: (sender: string) => Promise<SenderReport>;
}

/** @param onSaved called once other credentials are kept. */
export function setupHandlers(
  application: Application,
  tools: SetupTools,
  keeper: Pick<CredentialsKeeper, 'save' | 'status'>,
  onSaved: () => Promise<unknown>,
): HandlersOf<'setup'> {
  const { testTexts } = application;
  return {
    'setup.trySamples': shared(() => trySamples(application, tools.sampleFile)),
    async 'setup.saveAccount'(credentials) {
      const check = await tools.checkAccount(credentials);
      const isWrong = check.kind === 'problem' && wrongCredentials.has(check.problem);
      if (isWrong) return { check, isSaved: false, status: await keeper.status() };
      const status = await keeper.save(credentials);
      await onSaved();
      return { check, isSaved: true, status };
    },
    'setup.checkAccount': () => tools.checkAccount(),
    'setup.senders': () => tools.senders(),
    'setup.inbound': () => tools.inbound(),
    'setup.senderReport': ({ sender }) => tools.senderReport(sender),
    'setup.sendTest': (order) => testTexts.send(order),
    'setup.lastTest': () => testTexts.last(),
    'setup.checkTest': () => testTexts.check(),
  };
}

/** Whoever asks while the work is being done gets its result: a double click does it once. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => (running = null));
    return running;
  };
}

async function trySamples(application: Application, file: string) {
  const { settings, campaigns, samples } = application;
  const { gateway } = await settings.get();
  if (gateway !== 'simulator') {
    throw new UserError('conflict', words.requests.samplesInPracticeOnly);
  }
  const known = (await samplesThere(application)) ?? (await importSamples(application, file));
  const campaignId =
    (await draftTo(campaigns, known.campaignId)) ?? (await createDraft(campaigns, known.listId));
  const { importIds, listId, contacts } = known;
  await samples.remember({ importIds, listId, campaignId });
  return { campaignId, contacts };
}

/** Imports them, and remembers that at once: what fails afterwards leaves no sample unknown. */
async function importSamples({ imports, lists, samples }: Application, file: string) {
  const before = (await samples.known())?.importIds ?? [];
  const { importId, listName, added, updated, skipped } = await imports.startAsSuggested({
    file,
    country: 'US',
    choices: {},
    listName: sampleList,
    onDuplicate: 'skip',
  });
  const list = (await lists.all()).find(({ name }) => name === listName);
  if (list === undefined) throw new Error('The import made no list.');
  const ids = { importIds: [...before, importId], listId: list.id, campaignId: null };
  await samples.remember(ids);
  return { ...ids, contacts: added + updated + skipped };
}

/** The sample contacts, however their list is called by now; null where there is none, or nobody on it. */
async function samplesThere({ samples, lists }: Application) {
  const known = await samples.known();
  if (known === null) return null;
  if (!(await lists.all()).some(({ id }) => id === known.listId)) return null;
  const contacts = await lists.count(known.listId);
  return contacts === 0 ? null : { ...known, contacts };
}

/** The draft to them, unless it was started or removed. */
async function draftTo(
  campaigns: Application['campaigns'],
  campaignId: number | null,
): Promise<number | null> {
  const all = await campaigns.list();
  const draft = all.find(({ id, status }) => id === campaignId && status === 'draft');
  return draft?.id ?? null;
}

async function createDraft(campaigns: Application['campaigns'], listId: number): Promise<number> {
  const { snapshot } = await campaigns.create({
    ...sampleCampaign,
    audience: { listIds: [listId] },
  });
  return snapshot.id;
}
