import { linkOptions } from '@tanstack/react-router';

/** The way to the bench on which the rejected rows of an import are mended. */
export function rejectedRowsLink(importId: number) {
  return linkOptions({
    to: '/imports/$importId/rejected-rows',
    params: { importId: String(importId) },
  });
}
