import { Page } from '../../ui/page.tsx';
import { ContactsSections } from '../contacts-sections.tsx';

export function TagsScreen() {
  return (
    <Page title="Tags">
      <ContactsSections />
    </Page>
  );
}
