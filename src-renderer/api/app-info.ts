import { useMutation, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';

/** How often to ask whether another process is sending: no event announces it. */
const askAgainAfterMs = 10_000;

/** This program, its database, and whether the command line is sending from the same data. */
export function useAppInfo() {
  return useQuery({
    queryKey: keys.appInfo,
    queryFn: () => request('app.info', undefined),
    refetchInterval: askAgainAfterMs,
  });
}

/** Shows the data folder in the system's file manager. */
export function useOpenDataFolder() {
  return useMutation({ mutationFn: () => request('app.openDataFolder', undefined) });
}

/** Shows the system's emoji; undefined where it has no panel of them, or that is not known yet. */
export function useEmojiPanel(): (() => void) | undefined {
  const { data } = useQuery({
    queryKey: keys.appInfo,
    queryFn: () => request('app.info', undefined),
    select: ({ hasEmojiPanel }) => hasEmojiPanel,
  });
  return data === true ? showEmojiPanel : undefined;
}

function showEmojiPanel(): void {
  void request('app.showEmojiPanel', undefined);
}
