import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onEvent } from '../api/request.ts';
import { openOldSystem } from '../legacy/open-legacy-import.tsx';
import { openRepair } from '../repair/open-repair.tsx';

/** Opens the screen that a menu entry names. */
export function MenuEvents() {
  const navigate = useNavigate();
  useEffect(
    () =>
      onEvent('menu.chosen', ({ entry }) => {
        switch (entry) {
          case 'import':
            return void navigate({ to: '/contacts/import' });
          case 'new-campaign':
            return void navigate({ to: '/campaigns/$campaignId', params: { campaignId: 'new' } });
          case 'settings':
          case 'contacts':
          case 'campaigns':
            return void navigate({ to: `/${entry}` });
          case 'backups':
            return void navigate({ to: '/settings/backups' });
          case 'repair':
            return openRepair();
          case 'import-old-system':
            return openOldSystem();
          default:
            return assertNever(entry);
        }
      }),
    [navigate],
  );
  return null;
}
