import { defineConfig } from '@playwright/test';
import { limits, waitLimitMs } from './limits.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  // Each test has a window of its own, on one display and few processors.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: limits.testTimeout,
  expect: { timeout: waitLimitMs },
  reporter: 'list',
});
