import { Page } from '../../ui/page.tsx';
import { ContactsSections } from '../contacts-sections.tsx';

export function SuppressionsScreen() {
  return (
    <Page title="Suppressions">
      <ContactsSections />
    </Page>
  );
}
