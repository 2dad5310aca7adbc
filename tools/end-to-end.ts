import { buildApp } from './build.ts';
import { main } from './main.ts';
import { runPlaywrightSuite } from './playwright-suite.ts';

/** `npm run test:e2e [-- arguments of Playwright]` */
await main(async () => {
  await buildApp('development');
  return await runPlaywrightSuite(process.argv.slice(2));
});
