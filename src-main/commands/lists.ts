import type { Command } from 'commander';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { collectTags, filterOf, type FilterOptions } from './contact-options.ts';
import { withApplication, type Environment, type GlobalOptions } from './session.ts';

/** Adds `lists …` to the program. */
export function addListCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;
  const lists = program.command('lists').description('named sets of contacts');

  lists
    .command('list')
    .description('list them with how many contacts are on each')
    .action(() =>
      withApplication(environment, globals(), async (app) => {
        const counted: ContactList[] = [];
        for (const list of await app.contacts.lists()) {
          counted.push({ ...list, count: list.count ?? (await app.lists.count(list.id)) });
        }
        if (isJson()) output(JSON.stringify(counted));
        else {
          for (const { name, count, filter } of counted) {
            output(`${name}  ${count}${filter === null ? '' : '  (by filter)'}`);
          }
        }
      }),
    );

  lists
    .command('create')
    .description('make a list; with --search or --tag one that everybody whom it fits is on')
    .argument('<name>')
    .option('--search <words>', 'by filter: those with these words')
    .option('--tag <name>', 'by filter: those with this tag; again for more', collectTags, [])
    .option('--without-tag <name>', 'by filter: those without this tag', collectTags, [])
    .action((name: string, options: Omit<FilterOptions, 'list'>) =>
      withApplication(environment, globals(), async (app) => {
        const filter = filterOf(options);
        const isByFilter = Object.keys(filter).length > 0;
        const list = await app.lists.create({ name, filter: isByFilter ? filter : null });
        output(isJson() ? JSON.stringify(list) : `“${list.name}” is there.`);
      }),
    );

  lists
    .command('rename')
    .description('give a list another name')
    .argument('<name>')
    .argument('<new-name>')
    .action((name: string, newName: string) =>
      withApplication(environment, globals(), async (app) => {
        const { id } = await app.contacts.requireList(name);
        const known = (await app.contacts.lists()).find((list) => list.id === id);
        const filter = known?.filter ?? null;
        const list = await app.lists.update(id, { name: newName, filter });
        output(isJson() ? JSON.stringify(list) : `It is called “${list.name}” now.`);
      }),
    );

  lists
    .command('remove')
    .description('remove a list; the contacts stay')
    .argument('<name>')
    .action((name: string) =>
      withApplication(environment, globals(), async (app) => {
        const list = await app.contacts.requireList(name);
        await app.lists.remove(list.id);
        output(
          isJson()
            ? JSON.stringify({ removed: list.name })
            : `“${list.name}” is removed. Its contacts are still there.`,
        );
      }),
    );
}
