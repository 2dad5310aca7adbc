import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings, refuseUnreadableSettings } from '../../database/settings.ts';
import { problemsOf } from '../compose.ts';

/**
 * Refuses (`invalid`) a draft that cannot be sent through a gateway as it stands; returns the sender that
 * it goes from.
 */
export function readySender(db: OvoDatabase, draft: CampaignDraft, gateway: GatewayKind): string {
  refuseUnreadableSettings(db);
  const sender = draft.sender === '' ? readSettings(db).defaultSender : draft.sender;
  const problems = problemsOf(db, draft, gateway);
  if (problems.length > 0) {
    throw new UserError('invalid', words.campaigns.notReady(draft.name, problems.join(' ')));
  }
  if (gateway === 'twilio' && sender === '') {
    throw new UserError('invalid', words.campaigns.noSender(draft.name));
  }
  return sender;
}
