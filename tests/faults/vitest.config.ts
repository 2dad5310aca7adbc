import { defineConfig } from 'vitest/config';
import { limits } from '../limits.ts';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: '../support/program.ts',
    maxWorkers: '100%',
    ...limits,
  },
});
