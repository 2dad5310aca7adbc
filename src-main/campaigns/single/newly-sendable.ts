/** Campaigns that another process made sendable: somebody decided about a held number by a command. */
export interface NewlySendable {
  /**
   * Whether there is one to take up. What was left when this was asked first is resumed by whoever started
   * the app, once the file was examined.
   *
   * @param isIdle whether nothing is sent here: one that was not taken up then is still to be.
   */
  isAny(isIdle: boolean): boolean;
}

/** @param sendable the campaigns that could be sent now, whoever sends them. */
export function createNewlySendable(sendable: () => readonly number[]): NewlySendable {
  let left: ReadonlySet<number> | null = null;
  let seen: ReadonlySet<number> = new Set();
  return {
    isAny(isIdle) {
      const ids = sendable();
      const isFirst = left === null;
      const leftBefore: ReadonlySet<number> = left ?? new Set(ids);
      const seenBefore = isFirst ? leftBefore : seen;
      left = new Set(ids.filter((id) => leftBefore.has(id)));
      seen = new Set(ids);
      return ids.some((id) => !seenBefore.has(id) || (isIdle && !leftBefore.has(id)));
    },
  };
}
