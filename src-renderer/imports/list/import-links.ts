import { linkOptions } from '@tanstack/react-router';

/** The link to the rejected-rows editor of an import. */
export function rejectedRowsLink(importId: number) {
  return linkOptions({
    to: '/imports/$importId/rejected-rows',
    params: { importId: String(importId) },
  });
}
