import { Menu, Stack } from '@mantine/core';
import { IconCopy, IconMessage, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useIsChangingContacts } from '../../api/contacts/contact-actions.ts';
import { useContact } from '../../api/contacts/contacts.ts';
import { RequestError } from '../../api/request.ts';
import { newCampaignToLink } from '../../campaigns/campaign-link.ts';
import { writeToLink } from '../../inbox/conversation-link.ts';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Columns } from '../../ui/page/section.tsx';
import { SaveIndicator } from '../../ui/saving/save-indicator.tsx';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { Loaded } from '../../ui/states.tsx';
import { copyNumber } from '../copy-number.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { contactName } from '../contact-name.ts';
import { useBulkActions } from '../selection/use-bulk-actions.ts';
import { CampaignHistory } from './campaign-history.tsx';
import { ConsentSection } from './consent-section.tsx';
import { Conversation } from './conversation.tsx';
import { DetailsForm } from './details-form.tsx';
import { ListsSection } from './lists-section.tsx';
import { OriginSection } from './origin-section.tsx';
import { TextingSection } from './texting-section.tsx';
import { WhereAndWhen } from './where-and-when.tsx';
import './contact.css';

const { contact: texts, table } = words.contacts;

const back = <BackLink to="/contacts">{texts.back}</BackLink>;

/** One contact: the conversation first, all that is known beside. */
export function ContactScreen({ contactId }: { readonly contactId: number }) {
  const query = useContact(contactId);
  const isGone = query.error instanceof RequestError && query.error.code === 'not-found';
  // Another error of a later read must not remove the form while somebody types.
  if (query.data !== undefined && !isGone) return <Known detail={query.data} />;
  return (
    <Page title={texts.title} before={back}>
      <Loaded query={{ ...query, data: undefined }} failure={texts.notRead} lines={8}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function Known({ detail }: { readonly detail: ContactDetail }) {
  const { contact } = detail;
  const autosave = useAutosave();
  const actions = useBulkActions();
  const isBusy = useIsChangingContacts();
  const navigate = useNavigate();
  const selection = { kind: 'ids', ids: [contact.id] } as const;
  const isSuppressed = contact.suppressedReason !== null;

  const text = async () => {
    await autosave.flush();
    await navigate(writeToLink(contact.phone));
  };
  const writeCampaign = async () => {
    await autosave.flush();
    await navigate(newCampaignToLink({ listIds: [], contactIds: [contact.id] }));
  };
  const remove = async () => {
    await autosave.flush();
    // Leave first: a removed contact cannot be shown.
    await navigate({ to: '/contacts' });
    await actions.remove(selection, 1);
  };

  return (
    <Page
      title={contactName(contact)}
      before={back}
      beside={
        isSuppressed ? (
          <StatusBadge tone="failed">{table.texting.doNotText}</StatusBadge>
        ) : undefined
      }
      facts={<WhereAndWhen phone={contact.phone} timeZone={detail.timeZone} />}
      actions={
        <>
          <SaveIndicator state={autosave.state} />
          <WorkButton
            leftSection={<IconMessage size={16} aria-hidden="true" />}
            disabled={isSuppressed}
            onWork={text}
          >
            {texts.text}
          </WorkButton>
        </>
      }
      more={
        <>
          <Menu.Item
            leftSection={<IconSend size={14} aria-hidden="true" />}
            disabled={isSuppressed}
            onClick={() => void writeCampaign()}
          >
            {texts.writeCampaign}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy size={14} aria-hidden="true" />}
            onClick={() => copyNumber(contact.phone)}
          >
            {table.panel.copyNumber}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red.9"
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            disabled={isBusy}
            onClick={() => void remove()}
          >
            {texts.delete}
          </Menu.Item>
        </>
      }
    >
      <Columns isUneven>
        <Stack gap="md">
          <Conversation contactId={contact.id} />
          <CampaignHistory contactId={contact.id} />
        </Stack>
        <Stack gap="md">
          <TextingSection detail={detail} />
          <DetailsForm detail={detail} autosave={autosave} />
          <ConsentSection detail={detail} />
          <ListsSection detail={detail} />
          <OriginSection detail={detail} />
        </Stack>
      </Columns>
    </Page>
  );
}
