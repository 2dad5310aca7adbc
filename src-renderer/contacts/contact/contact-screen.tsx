import { Page } from '../../ui/page.tsx';

export function ContactScreen({ contactId }: { readonly contactId: number }) {
  return <Page title={String(contactId)}>{null}</Page>;
}
