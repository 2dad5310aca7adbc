import { Button, Tabs } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useContact } from '../../api/contacts/contacts.ts';
import { RequestError } from '../../api/request.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { SaveIndicator } from '../../ui/saving/save-indicator.tsx';
import { Loaded } from '../../ui/states.tsx';
import { PhoneNumber } from '../../ui/text/phone-number.tsx';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { contactName } from '../contact-name.ts';
import { useBulkActions } from '../use-bulk-actions.ts';
import { CampaignHistory } from './campaign-history.tsx';
import { ConsentPanel } from './consent-panel.tsx';
import { DetailsForm } from './details-form.tsx';
import { ListsPanel } from './lists-panel.tsx';
import { MessageHistory } from './message-history.tsx';
import { OriginPanel } from './origin-panel.tsx';
import { SuppressionPanel } from './suppression-panel.tsx';
import './contact.css';

const back = <BackLink to="/contacts">Contacts</BackLink>;

/** One contact with all its details. */
export function ContactScreen({ contactId }: { readonly contactId: number }) {
  const query = useContact(contactId);
  const isGone = query.error instanceof RequestError && query.error.code === 'not-found';
  // Another error of a later read must not remove the form while somebody types.
  if (query.data !== undefined && !isGone) return <Known detail={query.data} />;
  return (
    <Page title="Contact" before={back}>
      <Loaded
        query={{ ...query, data: undefined }}
        failure="The contact could not be read"
        lines={8}
      >
        {() => null}
      </Loaded>
    </Page>
  );
}

function Known({ detail }: { readonly detail: ContactDetail }) {
  const { contact } = detail;
  const autosave = useAutosave();
  const actions = useBulkActions();
  const navigate = useNavigate();

  const remove = async () => {
    await autosave.flush();
    // Leave first: a removed contact cannot be shown.
    await navigate({ to: '/contacts' });
    await actions.remove({ kind: 'ids', ids: [contact.id] }, 1);
  };

  return (
    <Page
      title={contactName(contact)}
      before={back}
      facts={<PhoneNumber phone={contact.phone} />}
      actions={
        <>
          <SaveIndicator state={autosave.state} />
          <Button
            variant="default"
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            disabled={actions.isBusy}
            onClick={() => void remove()}
          >
            Delete
          </Button>
        </>
      }
    >
      <div className="contact-columns">
        <DetailsForm detail={detail} autosave={autosave} />
        <div className="contact-panels">
          <SuppressionPanel detail={detail} />
          <ConsentPanel detail={detail} />
          <ListsPanel detail={detail} />
          <OriginPanel detail={detail} />
        </div>
      </div>
      <Tabs defaultValue="messages" keepMounted={false} mt="lg" maw={1080}>
        <Tabs.List>
          <Tabs.Tab value="messages">Messages</Tabs.Tab>
          <Tabs.Tab value="campaigns">Why (not) texted</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="messages" pt="sm">
          <MessageHistory contactId={contact.id} />
        </Tabs.Panel>
        <Tabs.Panel value="campaigns" pt="sm">
          <CampaignHistory contactId={contact.id} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
