import { sourcesOf, type Audience } from '../../../src-shared/campaign/audience.ts';
import { describeAudience } from '../../../src-shared/campaign/describe-audience.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Application } from '../../application.ts';

/** Who a campaign goes to and who is left out, each in a line; none where that is not known. */
export async function audienceLines(
  app: Application,
  audience: Audience,
): Promise<readonly string[]> {
  if (sourcesOf(audience).length === 0) return [];
  const lists = new Map((await app.contacts.lists()).map(({ id, name }) => [id, name]));
  const campaigns = new Map((await app.campaigns.list()).map(({ id, name }) => [id, name]));
  const { to, butNot } = describeAudience(audience, {
    listName: (id) => lists.get(id),
    campaignName: (id) => campaigns.get(id),
  });
  return [
    words.audience.to(to.join(', ')),
    ...(butNot.length === 0 ? [] : [words.audience.butNot(butNot.join(', '))]),
  ];
}
