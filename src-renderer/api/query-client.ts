import { notifyManager, QueryClient } from '@tanstack/react-query';

/**
 * The cache of everything the window was told. Nothing in it grows old by itself: the main process
 * says when something changed. It is asked even without a network, since it is on this computer.
 */
export function createQueryClient(): QueryClient {
  // What is written to the cache is shown before the code that wrote it goes on. By default it is shown
  // a moment later, and what a person types in that moment is added to what was there before.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
