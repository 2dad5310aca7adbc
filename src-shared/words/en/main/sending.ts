/** Why nothing can be sent from a data folder. */
export const sending = {
  inAnotherProcess:
    'Another Ovo process (the window, or a command) is sending from this data folder. Nothing was changed. Wait until it has finished, or pause it there.',
  inThisProcess:
    'A campaign is being sent. Nothing was changed. Pause the campaign, or wait until it has finished.',
  repairing:
    'The database is being repaired. Nothing was changed. Try again when the repair is done.',
  noCredentials:
    'No Twilio account is connected. Nothing was sent. Connect Twilio in Settings, or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and TWILIO_API_SECRET) for the command line.',

  gatewayFailed: (cause: string) => `Something unexpected went wrong while sending: ${cause}`,

  /** The file that lets one process alone send. */
  lock: {
    notOurs: (file: string, cause: string) =>
      `${file} isn’t the file that Ovo made there (${cause}). Nothing was sent or changed. Quit every Ovo, move that file elsewhere, and try again.`,
    diskFull: (cause: string) =>
      `The disk is full (${cause}). Nothing was sent or changed. Free up some space and try again.`,
    notWritable: (file: string, cause: string) =>
      `Couldn’t open or write ${file} (${cause}). Nothing was sent or changed. Check the folder’s permissions.`,
  },
} as const;
