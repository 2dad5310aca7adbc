/** What the simulator, which sends no text, says about itself. */
export const simulator = {
  refused: 'The simulator refused the message.',
  slowDown: 'The simulator asked to slow down.',
  notReached: 'Couldn’t reach the simulator.',
  noAnswer: 'The simulator didn’t answer.',
  notStored: (cause: string) => `Couldn’t store the message in the simulator (${cause}).`,
  notAvailable: (cause: string) => `The simulator isn’t available (${cause}).`,
  notOpened: (file: string, cause: string) =>
    `Couldn’t open the simulator’s file ${file} (${cause}). Your contacts and campaigns aren’t in this file. Move it elsewhere, and the simulator starts a new one.`,
  foreignFile: 'not a file of the simulator',
} as const;
