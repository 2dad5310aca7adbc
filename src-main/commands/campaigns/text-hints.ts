import type { CampaignPreview } from '../../../src-shared/campaign/campaign.ts';
import { counted } from '../counted.ts';

/** Characters that make a text longer which are named. */
const charactersNamed = 8;

/** What to know of a campaign before it is sent: gaps in its texts, and what they cost more than need be. */
export function notesOf(preview: CampaignPreview): readonly string[] {
  const { recipients, segments, unicodeCharacters, emptyFields } = preview;
  const { fewest, most } = segments;
  const each = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
  const named = unicodeCharacters.slice(0, charactersNamed).map((character) => `“${character}”`);
  const more = unicodeCharacters.length - named.length;
  return [
    `${counted(recipients, 'recipient')}, ${counted(segments.total, 'segment')} in all (${each} each).`,
    ...(named.length === 0
      ? []
      : [
          `A segment holds 70 characters instead of 160 because of ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
        ]),
    ...emptyFields.map(
      ({ field, contacts }) =>
        `${counted(contacts, 'recipient')} without ${field}: the text has a gap there. Say what stands there instead: {{ ${field} | default: "there" }}.`,
    ),
  ];
}
