/** What became of a picture that came with a message, as `message_media.state` has it. */
export const mediaStates = [
  'waiting', // nobody has asked for it
  'stored', // Ovo has it, made anew from its pixels
  'not-a-picture', // another kind of file, or damaged
  'too-large',
  'gone', // the provider no longer has it
] as const;
export type MediaState = (typeof mediaStates)[number];
