/** Why nothing can be sent from a data folder. */
export const sending = {
  inAnotherProcess:
    'Another Ovo process is sending from this data folder (the window, or a command). Nothing was changed; wait until it has finished, or pause it there.',
  inThisProcess:
    'A campaign is being sent right now. Nothing was changed; pause it, or wait until it has finished.',
  repairing:
    'The database is being repaired just now. Nothing was changed; try again when the repair is done.',
  noCredentials:
    'There are no Twilio credentials. Enter them in Settings, or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and TWILIO_API_SECRET) for the command line. Nothing was sent.',

  gatewayFailed: (cause: string) => `The gateway failed unexpectedly: ${cause}`,

  /** The file that lets one process alone send. */
  lock: {
    notOurs: (file: string, cause: string) =>
      `${file} is not the file that Ovo made there (${cause}). Nothing is sent and nothing was changed. Quit every Ovo, move that file away, and try again.`,
    diskFull: (cause: string) =>
      `The disk is full (${cause}). Nothing is sent and nothing was changed. Free some space and try again.`,
    notWritable: (file: string, cause: string) =>
      `Ovo may not open or write ${file} (${cause}). Nothing is sent and nothing was changed. Check the folder’s permissions.`,
  },
} as const;
