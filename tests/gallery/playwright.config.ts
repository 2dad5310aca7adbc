import { defineConfig } from '@playwright/test';
import e2e from '../playwright.config.ts';

/** The scenes of the gallery: run like the end-to-end tests. */
export default defineConfig({
  ...e2e,
  testDir: '.',
  testMatch: '*.scenes.ts',
  outputDir: '../../test-results',
  // Eight pictures of each scene, each looked through by axe.
  timeout: 20 * 60_000,
});
