import { expect, type Ovo } from './app.ts';

/** Opens a section of the settings by its name, as a person does. */
export async function openSettings({ page }: Ovo, section: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Settings' })
    .click();
  const link = page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: section, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('data-status', 'active');
}
