/** For working on the page by hand: `npx vite build preview` or `npx vite preview`. */
import { fileURLToPath } from 'node:url';
import { previewConfig } from './build.ts';

export default previewConfig(fileURLToPath(new URL('../build/preview', import.meta.url)));
