import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function healthHandlers({ health }: Application): HandlersOf<'health'> {
  return { 'health.alerts': () => health.alerts() };
}
