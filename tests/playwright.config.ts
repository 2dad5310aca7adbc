import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { hasDisplay } from '../tools/virtual-display.ts';
import { limits, waitLimitMs } from './limits.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // A window mostly waits. Two on one screen would take the keyboard from each other, so each worker
  // has a virtual display of its own; a real one has one worker.
  workers: hasDisplay() ? 1 : Math.min(2, availableParallelism()),
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: limits.testTimeout,
  expect: { timeout: waitLimitMs },
  reporter: 'list',
});
