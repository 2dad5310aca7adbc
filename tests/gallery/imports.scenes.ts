import { chooseImportFile } from '../support/journey.ts';
import { messyFile } from '../support/messy-contacts.ts';
import { test, waitsAndFails } from './gallery.ts';
import { customersFile, importFile, writePeople } from './shops.ts';

test('imports', async ({ gallery }) => {
  const ovo = await gallery.open();
  await gallery.goTo(ovo, '/imports');
  await gallery.show(ovo, 'imports', 'empty');
  await gallery.goTo(ovo, '/contacts/import');
  await gallery.show(ovo, 'import', 'no-file');
  await chooseImportFile(ovo, customersFile);
  await gallery.show(ovo, 'import', 'columns');
  await ovo.page.getByRole('button', { name: 'Import', exact: true }).click();
  await ovo.page.getByText(/ is imported$/).waitFor();
  await gallery.show(ovo, 'import', 'result');

  const messy = await importFile(ovo, messyFile, 'Messy');
  await importFile(ovo, writePeople(ovo.dataFolder, 2000), 'Neighborhood');
  await gallery.goTo(ovo, '/imports');
  await gallery.show(ovo, 'imports', 'many');
  await waitsAndFails(gallery, ovo, 'imports');
  await gallery.goTo(ovo, `/imports/${messy}/rejected-rows`);
  await gallery.show(ovo, 'rejected-rows', 'many');
  await waitsAndFails(gallery, ovo, 'rejected-rows');
});
