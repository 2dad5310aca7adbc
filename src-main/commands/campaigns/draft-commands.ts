import type { Command } from 'commander';
import type { DraftVersion } from '../../../src-shared/campaign/version.ts';
import { campaignJson, printSnapshot, summaryLine } from './print-campaign.ts';
import { campaignCommand } from './campaign-command.ts';
import {
  isoTime,
  parseCount,
  withApplication,
  type Environment,
  type GlobalOptions,
} from '../session.ts';

/** Adds `campaigns archive`, `campaigns versions` and `campaigns restore`. */
export function addDraftCommands(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  const { output } = environment;

  campaignCommand(campaigns, 'archive')
    .option('--undo', 'back among the others')
    .description('put away a draft, or a campaign that is over')
    .action((id: number, { undo }: { readonly undo?: boolean }) =>
      withApplication(environment, globals(), async (app) => {
        const snapshot = await app.campaigns.archive(id, undo !== true);
        printSnapshot(environment, globals(), snapshot);
      }),
    );

  campaignCommand(campaigns, 'versions')
    .option('--show <version>', 'the whole text of one of them', parseCount)
    .description('show the kept versions of a draft, the newest first')
    .action((id: number, { show }: { readonly show?: number }) =>
      withApplication(environment, globals(), async (app) => {
        const isJson = globals().json === true;
        if (show !== undefined) {
          const { name, body, sender } = await app.campaigns.version(id, show);
          output(isJson ? JSON.stringify({ version: show, name, body, sender }) : body);
          return;
        }
        const versions = await app.campaigns.versions(id);
        if (isJson) output(JSON.stringify(versions.map(versionJson)));
        else for (const version of versions) output(versionLine(version));
      }),
    );

  campaignCommand(campaigns, 'restore')
    .argument('[version]', 'its number, as `campaigns versions` shows it', parseCount)
    .description('bring back a deleted draft; with a version, make that the newest one')
    .action((id: number, version: number | undefined) =>
      withApplication(environment, globals(), async (app) => {
        const restored =
          version === undefined
            ? await app.campaigns.undoRemove(id)
            : await app.campaigns.restoreVersion(
                id,
                (await app.campaigns.get(id)).revision,
                version,
              );
        output(
          globals().json === true
            ? JSON.stringify({ ...campaignJson(restored), version: restored.revision })
            : `${summaryLine(restored.snapshot)}\n${restored.draft.body}`,
        );
      }),
    );
}

function versionJson({ revision, savedAt, changed, beginning }: DraftVersion) {
  return { version: revision, savedAt: isoTime(savedAt), changed, beginning };
}

function versionLine({ revision, savedAt, changed, beginning }: DraftVersion): string {
  const parts = changed === null ? '' : `  (${changed.join(', ')})`;
  return `${revision}  ${isoTime(savedAt) ?? ''}${parts}  ${beginning.replaceAll(/\s+/g, ' ')}`;
}
