import { Page } from '../../ui/page.tsx';
import { ContactsSections } from '../contacts-sections.tsx';

export function ListsScreen() {
  return (
    <Page title="Lists">
      <ContactsSections />
    </Page>
  );
}
