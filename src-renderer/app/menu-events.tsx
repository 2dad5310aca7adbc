import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onEvent } from '../api/request.ts';
import { runAction } from './actions.ts';

/** Runs the action that a menu entry names. */
export function MenuEvents() {
  const navigate = useNavigate();
  const client = useQueryClient();
  useEffect(
    () => onEvent('menu.chosen', ({ entry }) => runAction(entry, { navigate, client })),
    [navigate, client],
  );
  return null;
}
