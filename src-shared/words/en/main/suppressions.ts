const ending = (by: string) => (by === '' ? '.' : ` ${by}.`);

/** About numbers that must not be texted. */
export const suppressions = {
  sayHow: (phone: string) =>
    `Say how the owner of ${phone} asked for texts again. Nothing was changed.`,
  notSuppressed: (phone: string) => `${phone} isn’t on Do not text. Nothing was changed.`,
  notChanged: (reason: string) => `${reason} Nothing was changed.`,

  /** Who wrote evidence down; stands in the sentences below, which do without where nobody is known. */
  by: (user: string) => `by “${user}”`,
  added: (by: string) => `Added manually${ending(by)}`,
  removed: (by: string) => `Removed manually${ending(by)}`,
} as const;
