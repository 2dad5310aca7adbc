/** Damage that was found while the database was read or written. */
export const damage = {
  found: (cause: string) =>
    `The database is damaged (${cause}). Your last request wasn’t carried out. Choose Tools > Repair database, or run \`check\`, to see what to do.`,
} as const;
