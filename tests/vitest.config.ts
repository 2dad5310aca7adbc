import { defineConfig } from 'vitest/config';
import { limits } from './limits.ts';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.ts', 'contract/**/*.test.ts', 'integration/**/*.test.ts'],
    globalSetup: 'support/program.ts',
    setupFiles: 'support/property-reports.ts',
    // The tests clean up after themselves, so a worker runs many files and loads Ovo once.
    isolate: false,
    maxWorkers: '100%',
    ...limits,
  },
});
