import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Appearance } from './appearance.tsx';
import { FailureBoundary } from './failure-screen.tsx';
import type { AppRouter } from './router.tsx';
import { NoticeKeys } from './notice-keys.tsx';
import { PhoneNumbers } from './phone-numbers.tsx';
import { theme } from '../ui/theme/theme.ts';
import { cssVariables } from '../ui/theme/tokens.ts';

interface AppProps {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
  /** The nonce that the page's policy asks of every style element; empty where there is no policy. */
  readonly styleNonce: string;
}

export function App({ queryClient, router, styleNonce }: AppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <Appearance />
        <PhoneNumbers />
        <FailureBoundary>
          <ModalsProvider>
            <Notifications
              className="app-notices"
              position="bottom-left"
              containerWidth="none"
              notificationMaxHeight="60vh"
              limit={3}
            />
            <NoticeKeys router={router} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </FailureBoundary>
      </MantineProvider>
    </QueryClientProvider>
  );
}
