import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function alertHandlers({ alerts }: Application): HandlersOf<'alerts'> {
  return { 'alerts.list': () => alerts.alerts() };
}
