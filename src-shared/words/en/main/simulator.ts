/** What the simulator, which sends no text, says about itself. */
export const simulator = {
  refused: 'The simulator refused it.',
  slowDown: 'The simulator asked to slow down.',
  notReached: 'The simulator could not be reached.',
  noAnswer: 'No answer came from the simulator.',
  notStored: (cause: string) => `The simulator could not store the message (${cause}).`,
  notAvailable: (cause: string) => `The simulator is not available (${cause}).`,
  notOpened: (file: string, cause: string) =>
    `The simulator’s file ${file} could not be opened (${cause}). Contacts and campaigns are not in it. Move it elsewhere, and the simulator begins a new one.`,
  foreignFile: 'it is something else',
} as const;
