import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/**
 * The packages of the fonts show a text in another font until theirs has come. Ours come from the disk: a
 * text waits for them rather than to jump.
 */
const waitForFonts: Plugin = {
  name: 'wait-for-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!/(@fontsource|noto-color-emoji).*\.css/.test(id)) return;
    return code.replaceAll('font-display: swap', 'font-display: block');
  },
};

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
    plugins: [waitForFonts, react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      // The page's policy allows fonts from files, not from data: addresses.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
      rollupOptions: { input: 'src-renderer/index.html' },
    },
  },
});
