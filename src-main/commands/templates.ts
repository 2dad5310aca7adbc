import { Option, type Command } from 'commander';
import { UserError } from '../../src-shared/lib/result.ts';
import {
  isSameTemplateName,
  templateTextSchema,
  type SavedTemplate,
  type TemplateText,
} from '../../src-shared/template/saved-template.ts';
import { starterKinds, startersFor, type StarterKind } from '../../src-shared/template/starters.ts';
import type { Application } from '../application.ts';
import {
  isoTime,
  parseId,
  withApplication,
  type Environment,
  type GlobalOptions,
} from './session.ts';

/** The characters of a text that a line of the list shows. */
const shownLength = 60;

/** Where the text of a new template comes from: one of these. */
interface TextOptions {
  readonly body?: string;
  readonly fromCampaign?: number;
  readonly starter?: StarterKind;
}

/** Adds `templates …` to the program. */
export function addTemplateCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;
  const open = <T>(act: (app: Application) => T | Promise<T>) =>
    withApplication(environment, globals(), act);
  const print = (template: SavedTemplate, said: string) =>
    output(isJson() ? JSON.stringify(templateJson(template)) : said);

  const templates = program.command('templates').description('texts kept for reuse');

  templates
    .command('list')
    .description('list them, the last used first')
    .action(() =>
      open(async (app) => {
        const all = await app.templates.list();
        if (isJson()) output(JSON.stringify(all.map(templateJson)));
        else if (all.length === 0) output('There are no templates yet.');
        else for (const template of all) output(lineOf(template));
      }),
    );

  templates
    .command('show')
    .description('show the text of a template')
    .argument('<name>')
    .action((name: string) =>
      open(async (app) => {
        const template = await requireTemplate(app, name);
        print(template, template.body);
      }),
    );

  templates
    .command('starters')
    .description('show the texts to start from, with the business name of the settings')
    .action(() =>
      open(async (app) => {
        const starters = startersFor(await app.settings.get());
        if (isJson()) output(JSON.stringify(starters));
        else for (const { kind, body } of starters) output(`${kind}  ${body}`);
      }),
    );

  templates
    .command('add')
    .description('keep a text: --body, that of a campaign, or a starter')
    .requiredOption('--name <name>', 'what you call it')
    .option('--body <text>', 'the text; {{ first_name }} and other fields are filled in')
    .option('--from-campaign <id>', 'the text of this campaign', parseId)
    .addOption(new Option('--starter <kind>', 'a text to start from').choices(starterKinds))
    .action(({ name, ...options }: TextOptions & { readonly name: string }) =>
      open(async (app) => {
        const written = checked({ name, body: await bodyFrom(app, options) });
        const template = await app.templates.create(written);
        print(template, `“${template.name}” is there.`);
      }),
    );

  templates
    .command('change')
    .description('give a template another name or text')
    .argument('<name>')
    .option('--name <new-name>', 'its new name')
    .option('--body <text>', 'its new text')
    .action((name: string, changes: { readonly name?: string; readonly body?: string }) =>
      open(async (app) => {
        if (changes.name === undefined && changes.body === undefined) {
          throw new UserError(
            'usage',
            'Say what to change: --name or --body. Nothing was changed.',
          );
        }
        const { id, updatedAt, ...known } = await requireTemplate(app, name);
        const written = checked({
          name: changes.name ?? known.name,
          body: changes.body ?? known.body,
        });
        const template = await app.templates.save(id, updatedAt, written);
        print(template, `“${template.name}” is changed.`);
      }),
    );

  templates
    .command('remove')
    .description('delete a template; `templates restore` brings it back for 30 days')
    .argument('<name>')
    .action((wanted: string) =>
      open(async (app) => {
        const { id, name } = await requireTemplate(app, wanted);
        await app.templates.remove(id);
        output(
          isJson()
            ? JSON.stringify({ removed: name, id })
            : `“${name}” is deleted. To bring it back: templates restore ${id}`,
        );
      }),
    );

  templates
    .command('restore')
    .description('bring back a deleted template')
    .argument('<id>', 'its number, as `templates remove` says it', parseId)
    .action((id: number) =>
      open(async (app) => {
        const template = await app.templates.undoRemove(id);
        print(template, `“${template.name}” is back.`);
      }),
    );
}

/** The template of that name, whatever its capitals. Refused (`not-found`) where there is none. */
export async function requireTemplate(app: Application, name: string): Promise<SavedTemplate> {
  const all = await app.templates.list();
  const template = all.find((one) => isSameTemplateName(one.name, name));
  if (template !== undefined) return template;
  throw new UserError(
    'not-found',
    `There is no template “${name}”. \`templates list\` shows what there is.`,
  );
}

async function bodyFrom(app: Application, options: TextOptions): Promise<string> {
  const { body, fromCampaign, starter } = options;
  if ([body, fromCampaign, starter].filter((one) => one !== undefined).length !== 1) {
    throw new UserError(
      'usage',
      'Give one text: --body, --from-campaign or --starter. Nothing was changed.',
    );
  }
  if (body !== undefined) return body;
  if (fromCampaign !== undefined) return (await app.campaigns.get(fromCampaign)).draft.body;
  const starters = startersFor(await app.settings.get());
  return starters.find(({ kind }) => kind === starter)?.body ?? '';
}

/** A name and a text as they are kept. Refused (`usage`) where they cannot be. */
function checked(template: TemplateText): TemplateText {
  const parsed = templateTextSchema.safeParse(template);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError('usage', `${issue?.path.join('.')}: ${issue?.message}. Nothing was changed.`);
}

function templateJson(template: SavedTemplate) {
  return {
    ...template,
    createdAt: isoTime(template.createdAt),
    updatedAt: isoTime(template.updatedAt),
    usedAt: isoTime(template.usedAt),
  };
}

function lineOf({ name, body, usedAt }: SavedTemplate): string {
  const line = body.replaceAll(/\s+/g, ' ');
  const shown = line.length > shownLength ? `${line.slice(0, shownLength)}…` : line;
  return `${name}  ${usedAt === null ? 'never used' : `used ${isoTime(usedAt) ?? ''}`}  ${shown}`;
}
