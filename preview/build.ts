/** Builds the demo's page: plain files that any static server can hand out, made offline in seconds. */
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** Also used by preview/vite.config.ts, so that `vite` by hand does the same. */
export function previewConfig(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: ROOT,
    base: './',
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
    },
  };
}

/**
 * Builds the page into `outDir` (emptied first): index.html and its assets, with relative addresses.
 * @throws what vite throws when a source is broken
 */
export async function buildPreview(outDir: string): Promise<void> {
  await build(previewConfig(outDir));
}
