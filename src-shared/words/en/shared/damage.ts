/** Damage that was found while the database was read or written. */
export const damage = {
  found: (cause: string) =>
    `The database is damaged (${cause}). Your last request was not carried out. Choose Tools > Repair database, or run \`check\`: the report says what helps.`,
} as const;
