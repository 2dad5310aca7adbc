import { QueryClient } from '@tanstack/react-query';

/**
 * The cache of everything the window was told. Nothing in it grows old by itself: the main process
 * says when something changed. It is asked even without a network, since it is on this computer.
 */
export function createQueryClient(): QueryClient {
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
