import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onEvent } from '../api/request.ts';
import { runAction } from './actions.ts';

/** Does what somebody chose outside the page: in the menu, or on a notification. */
export function MenuEvents() {
  const navigate = useNavigate();
  const client = useQueryClient();
  useEffect(
    () => onEvent('menu.chosen', ({ entry }) => runAction(entry, { navigate, client })),
    [navigate, client],
  );
  useEffect(
    () =>
      onEvent('inbox.chosen', ({ phone }) =>
        phone === null
          ? void navigate({ to: '/inbox' })
          : void navigate({ to: '/inbox/$phone', params: { phone } }),
      ),
    [navigate],
  );
  return null;
}
