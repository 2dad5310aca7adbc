import { reviewLines } from './review-lines.ts';
import { campaignCommand, type CampaignCommands } from './campaign-command.ts';
import { exitCodes, parseCount, withApplication } from '../session.ts';
import { previewLines } from './preview-campaign.ts';

interface PreviewOptions {
  readonly as?: string;
  readonly longest?: boolean;
  readonly limit: number;
}

/** Adds `campaigns preview` and `campaigns review`. */
export function addReviewCommands({
  campaigns,
  environment,
  globals,
  finish,
}: CampaignCommands): void {
  const { output } = environment;
  const isJson = () => globals().json === true;

  campaignCommand(campaigns, 'preview')
    .description('what sending it would come to: people, segments, empty fields, first texts')
    .option('--as <words>', 'the text as people read it who have these words in name or number')
    .option('--longest', 'the longest texts, then unusual ones')
    .option('--limit <people>', 'so many at most', parseCount, 10)
    .action((id: number, { as: search = '', longest, limit }: PreviewOptions) =>
      withApplication(environment, globals(), async (app) => {
        if (search === '' && longest !== true) {
          const preview = await app.campaigns.preview((await app.campaigns.get(id)).draft);
          if (isJson()) output(JSON.stringify(preview));
          else for (const line of previewLines(preview)) output(line);
          return;
        }
        if (longest === true) await app.reviews.run(id);
        const people = await app.reviews.samples({ id, search, limit });
        if (isJson()) output(JSON.stringify(people));
        else if (people.length === 0) output('Nobody in its audience has these words.');
        else
          for (const { name, phone, body, segments } of people)
            output(`${phone}  ${name}  ${segments}  ${body.replaceAll('\n', ' ')}`);
      }),
    );

  campaignCommand(campaigns, 'review')
    .description(
      'look at a draft and everybody in its audience before it is sent; ends with 1 where something stops it',
    )
    .action((id: number) =>
      withApplication(environment, globals(), async (app) => {
        const review = await app.reviews.run(id);
        if (isJson()) output(JSON.stringify(review));
        else for (const line of reviewLines(review)) output(line);
        if (review.findings.some(({ level }) => level === 'stop')) finish(exitCodes.failed);
      }),
    );
}
