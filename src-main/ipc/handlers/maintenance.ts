import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function maintenanceHandlers({ maintenance }: Application): HandlersOf<'maintenance'> {
  return {
    'maintenance.check': () => maintenance.check(),
    'maintenance.repair': (request) => maintenance.repair(request),
  };
}
