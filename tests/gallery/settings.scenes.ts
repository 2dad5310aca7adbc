import { test } from './gallery.ts';

test('settings', async ({ gallery }) => {
  const ovo = await gallery.open();
  await gallery.goTo(ovo, '/settings');
  await gallery.show(ovo, 'settings', 'first');
});
