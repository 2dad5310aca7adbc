import { sortedIds } from '../../database/sorted-ids.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { TestTextAnswer } from '../../../src-shared/settings/setup/test-text.ts';
import { compileTemplate, mergeFieldsOf } from '../../../src-shared/template/template.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { contactsWithIds } from '../audience.ts';
import { getCampaign } from '../campaign-rows.ts';
import { addressOfPicture } from '../pictures/picture-rows.ts';
import type { TestTexts } from '../sending/test-texts/test-texts.ts';

/** A test of a campaign's text. */
export interface CampaignTest {
  /** Chosen by whoever asks: the same id is never sent twice. */
  readonly requestId: string;
  /** The campaign whose text it is. */
  readonly id: number;
  /** For whom the text is filled in. */
  readonly contactId: number;
  /** As a person of the default country writes it; null for the number of the last test text. */
  readonly to: string | null;
}

/**
 * Sends the text of a campaign to oneself as one contact would read it, with its picture, marked as a test.
 * Nothing of the campaign changes, and nothing is counted; sent once for each request, as every test text.
 * Refused (`not-found`) where the campaign or the contact is unknown, and (`invalid`) where the text is
 * empty for that contact, no number is known, or Twilio cannot fetch the picture.
 */
export async function sendCampaignTest(
  db: OvoDatabase,
  testTexts: TestTexts,
  { requestId, id, contactId, to }: CampaignTest,
): Promise<TestTextAnswer> {
  const { draft } = getCampaign(db, id);
  const number = to ?? testTexts.last()?.to;
  if (number === undefined) throw new UserError('invalid', words.campaigns.noTestNumber);
  const [page = []] = contactsWithIds(db, sortedIds([contactId]));
  const [contact] = page;
  if (contact === undefined) {
    throw new UserError('not-found', words.campaigns.noTestContact(contactId));
  }
  const text = compileTemplate(draft.body)(mergeFieldsOf(contact));
  if (text.trim() === '') throw new UserError('invalid', words.campaigns.emptyTest);
  const body = words.campaigns.testText(text);
  const from = draft.sender === '' ? {} : { from: draft.sender };
  const mediaUrl = addressOfPicture(db, draft.picture);
  if (mediaUrl === '') throw new UserError('invalid', words.pictures.addressNeeded);
  const picture = mediaUrl === null ? {} : { mediaUrl };
  return await testTexts.send({ requestId, to: number, body, ...from, ...picture });
}
