import { z } from 'zod';
import { writtenSenderSchema } from '../../campaign/sender.ts';
import {
  pictureHashSchema,
  pictureLimits,
  pictureSenderSchema,
  storedPictureSchema,
} from '../../picture/picture.ts';

const hash = pictureHashSchema;

/** Requests about the pictures of campaigns. Bytes cross as base64. */
export const pictureRequests = {
  /** Refused (`invalid`) with the reason where the bytes are no picture, or too large for carriers. */
  'pictures.add': {
    input: z.object({
      base64: z
        .string()
        .max(Math.ceil(pictureLimits.bytes / 3) * 4)
        .regex(/^[A-Za-z0-9+/]*={0,2}$/),
    }),
    output: storedPictureSchema,
  },
  /** A picture at an https address of the user's own; Ovo looks whether Twilio could fetch it. */
  'pictures.addFrom': {
    input: z.object({ url: z.string().max(pictureLimits.urlLength) }),
    output: storedPictureSchema,
  },
  'pictures.get': {
    input: z.object({ hash }),
    /** `source` is a data address, for an element that shows pictures and nothing else. */
    output: z.object({ picture: storedPictureSchema, source: z.string() }).readonly(),
  },
  /** Puts it on Twilio Assets of the account, at a public address, after the user was asked. */
  'pictures.host': { input: z.object({ hash }), output: storedPictureSchema },
  /** Whether a sender can send pictures; empty for that of the settings. */
  'pictures.sender': {
    input: z.object({ sender: writtenSenderSchema }),
    output: pictureSenderSchema,
  },
} as const;
