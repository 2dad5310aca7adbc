import type { MadeSafe } from '../../../src-shared/maintenance/backup.ts';
import type { StartQuestion } from '../../../src-shared/maintenance/start.ts';
import { DamagedDatabase } from '../../database/open.ts';
import { describeSituation, questionFor } from './start-situation.ts';
import type { OfflineMaintenance } from '../offline-maintenance.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What to ask, and what to do, where the database of a data folder cannot be opened. */
export function startChoicesFor(dataFolder: string, care: OfflineMaintenance) {
  return {
    questionAbout: (error: unknown): StartQuestion | null =>
      error instanceof DamagedDatabase ? questionFor(describeSituation(dataFolder, error)) : null,
    async act(choice: 'restore' | 'salvage' | 'start-empty', signal: AbortSignal): Promise<string> {
      switch (choice) {
        case 'restore': {
          const report = await care.restore({ kind: 'latest' }, { signal });
          return [words.start.restored, ...afterwards(report), kept(report.keptAs)].join(' ');
        }
        case 'salvage': {
          const { rows, rejected, keptAs, warning, ...made } = await care.salvage(null, { signal });
          const apart = rejected === 0 ? [] : [words.start.keptApart(rejected)];
          const loud = warning === null ? [] : [warning];
          return [
            ...loud,
            words.start.recovered(rows),
            ...apart,
            ...afterwards(made),
            kept(keptAs),
          ].join(' ');
        }
        case 'start-empty': {
          const { keptAs } = await care.startEmpty();
          return [words.start.startedEmpty, kept(keptAs)].join(' ');
        }
      }
    },
  };
}

function afterwards(made: MadeSafe): readonly string[] {
  const { campaignsPaused, messagesCorrected, messagesUnconfirmed } = made;
  return [
    ...(campaignsPaused === 0 ? [] : [words.start.campaignsPaused(campaignsPaused)]),
    ...(messagesCorrected === 0 ? [] : [words.start.messagesKnown(messagesCorrected)]),
    ...(messagesUnconfirmed === 0 ? [] : [words.start.messagesToLookUp(messagesUnconfirmed)]),
  ];
}

function kept(keptAs: string | null): string {
  return keptAs === null ? '' : words.start.keptAs(keptAs);
}
