import type { Caller } from '../../../../src-main/ipc/handler.ts';
import type { FileTokens } from '../../../../src-main/ipc/file-tokens.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { settingsSchema } from '../../../../src-shared/settings/settings.ts';
import type { RequestName } from '../../../../src-shared/ipc/contract.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { campaignCases } from './campaign-requests.ts';
import { contactCases } from './contact-requests.ts';
import { importCases } from './import-requests.ts';
import { conversationCases, replyCases, singleMessageCases } from './inbox-requests.ts';
import { effectsOf } from './effects.ts';
import { nothing, type RequestCases } from './request-cases.ts';
import type { Place, World } from './world.ts';

/** The world in which a request is made. */
export function placeOfRequest(name: RequestName): Place {
  switch (name) {
    case 'maintenance.repair':
    case 'maintenance.cancelRepair':
      return 'repaired';
    case 'campaigns.discardPractice':
    // An import of its own: elsewhere its event would pass for that of another import.
    case 'setup.trySamples':
      return 'without practice';
    case 'backups.restore':
    case 'backups.undoRestore':
    case 'backups.cancel':
      return 'restored';
    default:
      return 'busy';
  }
}

/** As the world has it: what is sent again in practice must not be refused again, one time in fifty. */
const nobodyRefused = {
  ...settingsSchema.parse({}).simulator,
  delayMs: 0,
  rejectedShare: 0,
  undeliveredShare: 0,
};

/** Every request of the contract: the type sees to it that none is left out. */
export function requestCases(world: World, tokens: FileTokens, caller: Caller): RequestCases {
  const { templates } = world;
  const is = effectsOf(world);
  const token = (file: string) => tokens.issue(caller, file);
  return {
    ...conversationCases(world),
    ...replyCases(world),
    ...singleMessageCases(world),
    ...contactCases(world),
    ...importCases(world, token),
    ...campaignCases(world),
    'app.info': nothing,
    'app.openDataFolder': nothing,
    'app.showEmojiPanel': nothing,
    'app.readyToClose': nothing,
    'app.copyText': { input: { text: '+12125550100' } },
    'setup.trySamples': { input: undefined, effects: is.list('Sample contacts') },
    'setup.saveAccount': {
      input: { accountSid: `AC${'1'.repeat(32)}`, apiKey: '', secret: 'an invented secret' },
    },
    'setup.checkAccount': nothing,
    'setup.senders': nothing,
    'setup.inbound': nothing,
    'setup.senderReport': { input: { sender: '' } },
    'setup.sendTest': {
      input: {
        requestId: '3f0b6a52-6c6e-4a51-9a0e-0f2f1d6f6f11',
        to: fictionalPhone(71),
        body: 'Test',
      },
    },
    'setup.lastTest': nothing,
    'setup.checkTest': nothing,
    'templates.list': nothing,
    'templates.get': { input: { id: templates.toKeep.id } },
    'templates.create': {
      input: { name: 'Created', body: 'Hello' },
      effects: is.template('Created'),
    },
    'templates.save': {
      input: {
        id: templates.toSave.id,
        updatedAt: templates.toSave.updatedAt,
        template: { name: 'Saved', body: 'Hello again' },
      },
      effects: is.template('Saved'),
    },
    'templates.remove': {
      input: { id: templates.toRemove.id },
      effects: is.templateRemoved(templates.toRemove.id),
    },
    'templates.undoRemove': {
      input: { id: templates.removed.id },
      effects: is.template('Removed'),
    },
    'templates.use': {
      input: { id: templates.toUse.id },
      effects: is.templateUsed(templates.toUse.id),
    },
    'settings.get': nothing,
    'settings.save': {
      input: {
        ...settingsSchema.parse({}),
        segmentsPerSecond: 0,
        quietHours: { ...defaultQuietHours, enabled: false },
        simulator: nobodyRefused,
        appearance: 'dark',
      },
      effects: is.darkAppearance,
    },
    'credentials.status': nothing,
    'credentials.clear': nothing,
    'credentials.test': nothing,
    'credentials.senders': nothing,
    'alerts.list': nothing,
    'backups.state': nothing,
    'backups.create': nothing,
    'backups.saveAs': { input: { passphrase: null } },
    'backups.cancel': nothing,
    'backups.choose': nothing,
    'backups.restore': { input: { name: world.backup }, mayAnswer: ['canceled'] },
    'backups.undoRestore': { ...nothing, mayAnswer: ['not-found'] },
    'backups.lastRestore': nothing,
    'maintenance.check': nothing,
    'maintenance.repair': {
      input: { dryRun: false },
      effects: is.repaired,
      mayAnswer: ['canceled'],
    },
    'maintenance.cancelRepair': nothing,
    'maintenance.saveReport': { ...nothing, mayAnswer: ['not-found'] },
    'legacy.chooseFile': { input: { holds: 'campaigns' } },
    'legacy.import': {
      input: { campaigns: token(world.legacy.campaigns), messages: token(world.legacy.messages) },
      effects: is.legacyImported,
    },
  };
}
