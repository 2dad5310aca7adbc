import type { Command } from 'commander';
import { parseId, type Environment, type ExitCode, type GlobalOptions } from '../session.ts';

/** What commands are added with that end with an exit code of their own. */
export interface CampaignCommands {
  readonly campaigns: Command;
  readonly environment: Environment;
  readonly globals: () => GlobalOptions;
  readonly finish: (code: ExitCode) => void;
}

/** Adds a command for one campaign, which is given by its number. */
export function campaignCommand(campaigns: Command, name: string): Command {
  return campaigns
    .command(name)
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId);
}
