import { IconPencil } from '@tabler/icons-react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { Section } from '../ui/page/section.tsx';
import { words } from '../words.ts';

const { drafts: text } = words.home;

/** The newest drafts. */
export function DraftsSection({ drafts }: { readonly drafts: readonly CampaignSnapshot[] }) {
  return (
    <Section title={text.title}>
      <List>
        {drafts.map(({ id, name }) => (
          <ListRow
            key={id}
            icon={IconPencil}
            title={name}
            action={
              <ButtonLink
                {...campaignLink(id)}
                variant="default"
                aria-label={text.continueNamed(name)}
              >
                {text.continue}
              </ButtonLink>
            }
          />
        ))}
      </List>
    </Section>
  );
}
