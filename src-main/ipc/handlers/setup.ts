import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';
import {
  wrongCredentials,
  type AccountCheck,
} from '../../../src-shared/settings/setup/account-check.ts';
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

async function trySamples({ settings, imports, lists, campaigns }: Application, file: string) {
  const { gateway } = await settings.get();
  if (gateway !== 'simulator') {
    throw new UserError('conflict', words.requests.samplesInPracticeOnly);
  }
  const known = await listOfSamples(lists);
  if (known === null) {
    await imports.startAsSuggested({
      file,
      country: 'US',
      choices: {},
      listName: sampleList,
      onDuplicate: 'skip',
    });
  }
  const list = known ?? (await listOfSamples(lists));
  if (list === null) throw new Error('The import made no list.');
  const campaignId = (await draftTo(campaigns, list.id)) ?? (await createDraft(campaigns, list.id));
  return { campaignId, contacts: list.count };
}

/** The list of sample contacts; null where there is none, or nobody on it. */
async function listOfSamples(
  lists: Application['lists'],
): Promise<{ readonly id: number; readonly count: number } | null> {
  const list = (await lists.all()).find(({ name }) => name === sampleList);
  if (list === undefined) return null;
  const count = await lists.count(list.id);
  return count === 0 ? null : { id: list.id, count };
}

async function draftTo(
  campaigns: Application['campaigns'],
  listId: number,
): Promise<number | null> {
  for (const { id, name, status } of await campaigns.list()) {
    if (status !== 'draft' || name !== sampleCampaign.name) continue;
    const { draft } = await campaigns.get(id);
    if (draft.audience.listIds.includes(listId)) return id;
  }
  return null;
}

async function createDraft(campaigns: Application['campaigns'], listId: number): Promise<number> {
  const { snapshot } = await campaigns.create({
    ...sampleCampaign,
    audience: { listIds: [listId] },
  });
  return snapshot.id;
}
