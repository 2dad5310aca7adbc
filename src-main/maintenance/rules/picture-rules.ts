import { handOverSchema } from '../../../src-shared/campaign/hand-over.ts';
import { draftPictureSchema, pictureTypes } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import { jsonRule } from './json-rule.ts';
import { columnRule, quarantineRule, sqlTexts, type Rule } from './rule.ts';

/** What must hold of pictures, and of what campaigns say about theirs and about their hand-over. */
export const pictureRules: readonly Rule[] = [
  jsonRule({
    name: 'picture-unreadable',
    column: 'picture',
    isRight: (value) => draftPictureSchema.safeParse(value).success,
    detail: words.findings.pictureUnreadable,
    // Whether the text goes without its picture, a person decides.
    set: `picture = NULL, status = iif(status = 'sending', 'paused', status)`,
  }),
  columnRule({
    name: 'picture-unreadable',
    table: 'campaign_revisions',
    where: `NOT json_valid(picture)`,
    detail: words.findings.pictureUnreadable,
    set: `picture = NULL`,
    keepsOriginal: true,
  }),
  jsonRule({
    name: 'hand-over-unreadable',
    column: 'hand_over',
    isRight: (value) => handOverSchema.safeParse(value).success,
    detail: words.findings.handOverUnreadable,
    set: `hand_over = NULL, status = iif(status = 'sending', 'paused', status)`,
  }),
  columnRule({
    name: 'picture-impossible',
    table: 'pictures',
    where: `is_animated NOT IN (0, 1) OR (hosted_account IS NULL) <> (hosted_url IS NULL)`,
    detail: words.findings.pictureImpossible,
    // Without an address the picture is put on Twilio again.
    set: `is_animated = (is_animated <> 0),
          hosted_account = iif(hosted_url IS NULL, NULL, hosted_account),
          hosted_url = iif(hosted_account IS NULL, NULL, hosted_url)`,
  }),
  quarantineRule({
    name: 'picture-impossible',
    table: 'pictures',
    where: `length(hash) <> 64 OR hash GLOB '*[^0-9a-f]*' OR type NOT IN (${sqlTexts(pictureTypes)})
            OR length(bytes) NOT BETWEEN 1 AND 5000000 OR width <= 0 OR height <= 0`,
    detail: words.findings.pictureImpossible,
  }),
];
