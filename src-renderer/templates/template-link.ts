import { linkOptions } from '@tanstack/react-router';
import type { StarterKind } from '../../src-shared/template/starters.ts';

/** The link to the editor of a template. */
export function templateLink(id: number) {
  return linkOptions({ to: '/templates/$templateId', params: { templateId: String(id) } });
}

/** The link to an empty editor, or to one that begins with a starter; nothing is saved until something is typed. */
export function newTemplateLink(starter?: StarterKind) {
  return linkOptions({
    to: '/templates/$templateId',
    params: { templateId: 'new' },
    search: starter === undefined ? {} : { starter },
  });
}
