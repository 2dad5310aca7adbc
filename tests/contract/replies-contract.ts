import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplySource } from '../../src-main/gateways/replies.ts';
import { allPages } from '../support/replies.ts';

/** Where replies come from in a test. */
export interface RepliesProvider {
  readonly source: ReplySource;
  /** By the clock of this computer, in milliseconds since 1970. */
  now(): number;
  close(): Promise<void> | void;
}

/** What holds wherever replies come from. */
export function describeReplies(
  name: string,
  start: () => Promise<RepliesProvider> | RepliesProvider,
): void {
  describe(`replies of ${name}`, () => {
    let provider: RepliesProvider;
    beforeEach(async () => {
      provider = await start();
    });
    afterEach(() => provider.close());

    it('come to an end', async () => {
      const since = provider.now() - 3_600_000;
      const pages = await allPages(provider.source, { since, isQuick: true });
      expect(pages.length).toBeGreaterThan(0);
    });

    it('are none of those that came in before or after', async () => {
      const until = provider.now() - 30 * 86_400_000;
      expect(await allPages(provider.source, { since: until - 1000, until })).toEqual([[]]);
    });

    it('have no files where there is no such reply', async () => {
      const [message, file] = [`MM${'0'.repeat(32)}`, `ME${'0'.repeat(32)}`];
      expect(await provider.source.media(message)).toEqual({ kind: 'gone' });
      const none = { kind: 'refused', why: 'gone' };
      expect(await provider.source.mediaFile(message, file)).toEqual(none);
      expect(await provider.source.mediaFile('../Calls', '?')).toEqual(none);
      expect(await provider.source.media('../Calls')).toEqual({ kind: 'gone' });
    });

    it('know no numbers that carriers took back on a day to come', async () => {
      expect(await provider.source.deactivatedNumbers('2999-01-01')).toEqual({ kind: 'none' });
    });

    it('can be read by the set-up of the account', async () => {
      expect(await provider.source.inboundSetup()).toEqual({
        replies: 'readable',
        dropping: [],
        unread: [],
      });
    });
  });
}
