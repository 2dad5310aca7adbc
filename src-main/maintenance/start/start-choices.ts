import type { MadeSafe } from '../../../src-shared/maintenance/backup.ts';
import type { StartQuestion } from '../../../src-shared/maintenance/start.ts';
import { DamagedDatabase } from '../../database/open.ts';
import { describeSituation, questionFor } from './start-situation.ts';
import type { OfflineMaintenance } from '../offline-maintenance.ts';

/** What to ask, and what to do, where the database of a data folder cannot be opened. */
export function startChoicesFor(dataFolder: string, care: OfflineMaintenance) {
  return {
    questionAbout: (error: unknown): StartQuestion | null =>
      error instanceof DamagedDatabase ? questionFor(describeSituation(dataFolder, error)) : null,
    async act(choice: 'restore' | 'salvage' | 'start-empty', signal: AbortSignal): Promise<string> {
      switch (choice) {
        case 'restore': {
          const report = await care.restore({ kind: 'latest' }, { signal });
          return ['The backup is in place.', ...afterwards(report), kept(report.keptAs)].join(' ');
        }
        case 'salvage': {
          const { rows, rejected, keptAs, warning, ...made } = await care.salvage(null, { signal });
          const apart =
            rejected === 0 ? [] : [`${rejected} of them didn’t fit and are kept in a file.`];
          const loud = warning === null ? [] : [warning];
          return [
            ...loud,
            `${rows} rows recovered.`,
            ...apart,
            ...afterwards(made),
            kept(keptAs),
          ].join(' ');
        }
        case 'start-empty': {
          const { keptAs } = await care.startEmpty();
          return ['Ovo starts empty. Everyone who opted out stays opted out.', kept(keptAs)].join(
            ' ',
          );
        }
      }
    },
  };
}

function afterwards(made: MadeSafe): readonly string[] {
  const { campaignsPaused, messagesCorrected, messagesUnconfirmed } = made;
  return [
    ...(campaignsPaused === 0
      ? []
      : [`Paused campaigns: ${campaignsPaused}. Check them before you resume.`]),
    ...(messagesCorrected === 0
      ? []
      : [`Messages known from the send journal: ${messagesCorrected}.`]),
    ...(messagesUnconfirmed === 0
      ? []
      : [`Messages to look up before anything is sent: ${messagesUnconfirmed}.`]),
  ];
}

function kept(keptAs: string | null): string {
  return keptAs === null ? '' : `The damaged file is kept in the data folder as ${keptAs}.`;
}
