import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier';
import hubspot from '@hubspot/eslint-config-ui-extensions';

const zone = (target, from, message, except) => ({ target, from, message, ...(except ? { except } : {}) });

/** The rooms and the doors between them: domain <- application <- adapters <- entry. */
const zones = [
  zone(
    './src/domain',
    ['./src/application', './src/adapters', './src/entry', './src/sandbox', './src/messages'],
    'The domain is pure: it imports nothing but itself, so that every clock can be replayed from facts.',
  ),
  zone(
    './src/domain',
    ['./webhooks', './config', './cards'],
    'The domain knows no HubSpot words and no files: webhooks, config and cards translate for it.',
  ),
  zone(
    './src/application',
    ['./src/adapters', './src/entry', './src/sandbox', './webhooks', './config'],
    'Use cases talk to ports; adapters implement them and entry/compose.ts wires the two.',
  ),
  zone(
    './src/application',
    './cards',
    'Of the cards, use cases know only the contracts of what they are answered.',
    ['./contract.ts', './pageContract.ts', './settingsContract.ts'],
  ),
  zone(
    './src/adapters',
    ['./src/entry', './src/sandbox', './webhooks', './config', './cards'],
    'An adapter speaks to one outside thing; it must not know who wires or serves it.',
  ),
  zone(
    './src/messages',
    ['./src/domain', './src/application', './src/adapters', './src/entry', './src/sandbox'],
    'The catalogue is words only; whoever speaks brings the values.',
  ),
  zone(
    './webhooks',
    ['./src/adapters', './src/entry', './src/sandbox', './cards'],
    'webhooks/ verifies, parses and hands over: it reaches the store only through a use case.',
  ),
  zone(
    './config',
    ['./src/entry', './src/sandbox', './webhooks', './cards'],
    'config/ reads what an operator wrote; it must not depend on who uses it.',
  ),
  zone(
    './src/sandbox',
    [
      './src/domain',
      './src/application',
      './src/adapters',
      './src/entry',
      './src/messages',
      './webhooks',
      './config',
    ],
    'The sandbox plays HubSpot: if it shared code with the service, both could be wrong in the same way.',
    ['./timeSource.ts'],
  ),
  zone(
    './cards',
    ['./src', './webhooks', './config', './test'],
    'Cards are uploaded as they stand: they import only themselves, React and @hubspot/ui-extensions.',
  ),
];

export default tseslint.config(
  { ignores: ['node_modules/', 'build/', 'coverage/', 'artifacts/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/ignore': ['node_modules'],
      'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is an argument: take a TimeSource or `now`. Only src/entry reads the machine clock.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is an argument: take a TimeSource or `now`. Only src/entry reads the machine clock.',
        },
      ],
    },
  },
  {
    // The client's generated models are classes and enums of plain data; it takes literals of the same shape.
    files: ['src/adapters/hubspot/**/*.ts', 'test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    // What HubSpot's worker does not have: DOM, storage, dialogs, HTML tags, requests of one's own.
    files: ['cards/**/*.{ts,tsx}'],
    plugins: { '@hubspot/ui-extensions': hubspot },
    rules: Object.fromEntries(
      Object.keys(hubspot.rules).map((rule) => [`@hubspot/ui-extensions/${rule}`, 'error']),
    ),
  },
  // The others are preloaded into processes, and are their machine's clock.
  {
    files: ['src/entry/**/*.ts', 'test/support/shiftedClock.ts', 'test/support/shiftedDate.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  prettier,
);
