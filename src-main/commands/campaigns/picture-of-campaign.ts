import type { Command } from 'commander';
import { readFile, stat } from 'node:fs/promises';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import {
  cannotSendPictures,
  pictureLimits,
  type DraftPicture,
} from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Application } from '../../application.ts';
import { campaignCommand } from './campaign-command.ts';
import { withApplication, type Environment, type GlobalOptions } from '../session.ts';

/**
 * The picture of a new draft, from a file or an https address. A file that carriers would find too large is
 * refused: the window makes it smaller, in a sandbox that the command line does not have.
 */
export async function pictureFrom(
  app: Application,
  source: string,
  alt: string,
): Promise<DraftPicture> {
  if (/^https?:\/\//i.test(source)) {
    const { hash } = await app.pictures.addFrom(source);
    return { hash, alt, url: source };
  }
  const { hash } = await app.pictures.add(await bytesOf(source));
  return { hash, alt };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > pictureLimits.readBytes) {
      throw new UserError('invalid', words.pictures.problems['too-many-bytes']);
    }
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('unavailable', `Couldn't read the picture: ${why}. Nothing was made.`);
  }
}

/** What the picture of a campaign is, and where Twilio finds it; nothing without a picture. */
export async function pictureLines(
  app: Application,
  picture: DraftPicture | undefined,
): Promise<readonly string[]> {
  if (picture === undefined) return [];
  const { type, width, height, bytes, isAnimated, hostedUrl } = await app.pictures.get(
    picture.hash,
  );
  const kind = `${isAnimated ? 'animated ' : ''}${type.slice('image/'.length).toUpperCase()}`;
  const shows = picture.alt === '' ? '' : `, ${picture.alt}`;
  return [
    `Picture: ${kind}, ${width} × ${height}, ${Math.ceil(bytes / 1000)} KB${shows}`,
    `Address: ${picture.url ?? hostedUrl ?? 'none yet; `campaigns host-picture` puts it on Twilio'}`,
  ];
}

/** Why the sender of a draft cannot send its picture; nothing where it can or nobody knows. */
export async function pictureNotes(
  app: Application,
  draft: CampaignDraft,
): Promise<readonly string[]> {
  if (draft.picture === undefined || (await app.settings.get()).gateway === 'simulator') return [];
  const { state } = await app.pictures.sender(draft.sender);
  const sentences: Readonly<Record<string, string>> = words.pictures.senders;
  return cannotSendPictures(state) ? [sentences[state] ?? ''] : [];
}

/** Adds `campaigns host-picture`. */
export function addHostPictureCommand(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  campaignCommand(campaigns, 'host-picture')
    .description('put its picture on Twilio Assets of your account, at a public address')
    .action((id: number) =>
      withApplication(environment, globals(), async (app) => {
        const { draft } = await app.campaigns.get(id);
        if (draft.picture === undefined) {
          throw new UserError('invalid', `“${draft.name}” has no picture.`);
        }
        const hosted = await app.pictures.host(draft.picture.hash);
        environment.output(
          globals().json === true ? JSON.stringify(hosted) : `Address: ${hosted.hostedUrl}`,
        );
      }),
    );
}
