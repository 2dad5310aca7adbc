import { defineConfig } from 'vitest/config';
import { limits } from './limits.ts';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.ts', 'contract/**/*.test.ts', 'integration/**/*.test.ts'],
    ...limits,
  },
});
