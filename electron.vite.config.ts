import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      // Each thread loads what it uses: a hundred small files of drizzle's take it half a second.
      externalizeDeps: {
        exclude: ['drizzle-orm', 'zod', 'luxon', 'libphonenumber-js', 'liquidjs'],
      },
      lib: {
        entry: {
          index: 'src-main/index.ts',
          thread: 'src-main/thread.ts',
        },
        formats: ['es'],
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      // A sandboxed preload script can neither import modules nor require packages.
      externalizeDeps: false,
      lib: { entry: 'src-main/preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      rollupOptions: { input: 'src-renderer/index.html' },
    },
  },
});
