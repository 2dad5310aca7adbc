import { z } from 'zod';
import { cleanLine } from '../lib/clean-text.ts';
import { words } from '../words/words.ts';

export const pictureTypes = ['image/jpeg', 'image/png', 'image/gif'] as const;
export type PictureType = (typeof pictureTypes)[number];

/**
 * The limits of a picture. Twilio takes 5 MB and fits JPEG, PNG and GIF to each carrier; 600 KB is what the
 * strictest of the large US carriers takes from toll-free numbers and short codes, so that nothing is
 * refitted on the way (help.twilio.com, “Supported File Types and Size Limits for MMS”; docs/messaging/
 * guides/accepted-mime-types; both read 2026-11-28).
 */
export const pictureLimits = {
  /** Bytes of a picture that is sent. */
  bytes: 600_000,
  /** Pixels of its longer side. */
  side: 2048,
  /** Bytes of a file that is looked at at all. */
  readBytes: 25_000_000,
  /** Pixels of a picture that is decoded, all frames together. */
  pixels: 100_000_000,
  altLength: 300,
  urlLength: 1000,
} as const;

/** What a picture is, by its own bytes. */
export interface PictureFacts {
  readonly type: PictureType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly isAnimated: boolean;
}

/** Why bytes are no picture that can be sent. */
export type PictureProblem = keyof typeof words.pictures.problems;

/** What bytes are, or why they are no picture that can be sent. */
export type Inspection =
  | {
      readonly ok: true;
      readonly facts: PictureFacts;
      /** The same picture without what says where and when it was taken. */
      readonly bytes: Uint8Array;
    }
  | { readonly ok: false; readonly problem: PictureProblem };

/** Whether a picture has to become smaller before carriers take it. */
export function needsReduction({ width, height }: PictureFacts, bytes: number): boolean {
  return bytes > pictureLimits.bytes || Math.max(width, height) > pictureLimits.side;
}

export const pictureHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** An address that Twilio can fetch a picture from: https, without a password. */
export function isPictureUrl(text: string): boolean {
  if (text.length > pictureLimits.urlLength || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}

/** The picture of a draft. */
export const draftPictureSchema = z
  .object({
    hash: pictureHashSchema,
    /** What it shows, for whoever cannot see it; empty where nobody wrote that. */
    alt: z.string().overwrite(cleanLine).max(pictureLimits.altLength),
    /** The address of the user's own that Twilio fetches it from; absent for Twilio Assets. */
    url: z.string().refine(isPictureUrl, words.pictures.problems['not-https']).optional(),
  })
  .readonly();
export type DraftPicture = z.infer<typeof draftPictureSchema>;

/** A picture as it is stored. */
export const storedPictureSchema = z
  .object({
    hash: pictureHashSchema,
    type: z.enum(pictureTypes),
    width: z.int().positive(),
    height: z.int().positive(),
    isAnimated: z.boolean(),
    /** Its size. */
    bytes: z.int().positive(),
    /** Where Twilio Assets of the user's account have it; null before that. */
    hostedUrl: z.string().nullable(),
  })
  .readonly();
export type StoredPicture = z.infer<typeof storedPictureSchema>;

/** Why a sender cannot send pictures, or that nobody knows whether it can. */
const pictureSenderStates = [
  'can',
  'unknown',
  'no-sender',
  'name',
  'number-without-mms',
  'service-without-mms',
  'country',
] as const;
export const pictureSenderSchema = z
  .object({
    state: z.enum(pictureSenderStates),
    /** The sender that was looked at; empty for none. */
    sender: z.string(),
  })
  .readonly();
export type PictureSender = z.infer<typeof pictureSenderSchema>;

/** Whether a state says that a picture surely cannot be sent. */
export function cannotSendPictures(state: PictureSender['state']): boolean {
  return state !== 'can' && state !== 'unknown';
}

/** Why bytes are not taken, in plain words. */
export function sayPictureProblem(problem: PictureProblem): string {
  return words.pictures.problems[problem];
}

/** Why a sender cannot send pictures, in plain words; empty where it can, or nobody knows. */
export function sayPictureSender(state: PictureSender['state']): string {
  return state === 'can' || state === 'unknown' ? '' : words.pictures.senders[state];
}
