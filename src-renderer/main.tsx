import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import '@infolektuell/noto-color-emoji/index.css';
import './ui/theme/theme.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLiveUpdates } from './api/live-updates.ts';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { createAppRouter, loadScreensWhenIdle } from './app/router.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('#root');

const queryClient = createQueryClient();
followLiveUpdates(queryClient);

const nonceHolder = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');

createRoot(place).render(
  <StrictMode>
    <App
      queryClient={queryClient}
      router={createAppRouter()}
      styleNonce={nonceHolder?.nonce ?? ''}
    />
  </StrictMode>,
);

loadScreensWhenIdle();
