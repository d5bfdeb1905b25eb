/** Builds the demo's page and the gallery: plain files that any static server can hand out, made offline in seconds. */
import { join } from 'node:path';
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
      rolldownOptions: { input: ['index.html', 'gallery.html'].map((page) => join(ROOT, page)) },
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
    },
  };
}

/**
 * Builds the pages into `outDir` (emptied first): index.html, gallery.html and their assets, with relative addresses.
 * @throws what vite throws when a source is broken
 */
export async function buildPreview(outDir: string): Promise<void> {
  await build(previewConfig(outDir));
}
