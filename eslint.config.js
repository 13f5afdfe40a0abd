/**
 * The linter: the ecosystem's own rules, and the laws of the house from `test/tools/architecture.js`. Rules that need types
 * are for components alone: all other files have them from `.oxlintrc.json`, in a tenth of the time.
 */
import './test/tools/components-as-typescript.js' // Before the plugin for Svelte, which reads it.
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import svelteConfig from './svelte.config.js'
import {
  BANNED_GLOBALS,
  BANNED_MATHS,
  REPRODUCIBLE_ROOMS,
  ROOMS,
} from './test/tools/architecture.js'
import { importDirections } from './test/tools/import-directions.js'

const SOURCE = '**/*.{js,ts,svelte}'
const TEST_FILES = ['test/**/*.{js,ts}']

const importDirectionsRule = {
  files: Object.keys(ROOMS).map((room) => `${room}/**/*.{ts,svelte}`),
  plugins: { lab: { rules: { 'import-directions': importDirections } } },
  rules: { 'lab/import-directions': 'error' },
}

const withoutNodeAndStores = {
  files: Object.keys(ROOMS)
    .filter((room) => room !== 'src/cli')
    .map((room) => `${room}/**/*.{ts,svelte}`),
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^node:', message: 'Everything but src/cli runs in a browser.' },
          { regex: '^svelte/store$', message: 'State is in runes; no rule looks after stores.' },
        ],
      },
    ],
  },
}

const SAME_EVERYWHERE = 'A run is one function of scenario and seed, the same on every engine.'
const reproducibleRooms = {
  files: REPRODUCIBLE_ROOMS.map((room) => `${room}/**/*.ts`),
  rules: {
    'no-restricted-globals': [
      'error',
      ...BANNED_GLOBALS.map((name) => ({ name, message: SAME_EVERYWHERE })),
    ],
    'no-restricted-properties': [
      'error',
      ...BANNED_MATHS.map((property) => ({ object: 'Math', property, message: SAME_EVERYWHERE })),
      ...BANNED_GLOBALS.map((property) => ({
        object: 'globalThis',
        property,
        message: SAME_EVERYWHERE,
      })),
    ],
    'no-restricted-syntax': [
      'error',
      { selector: 'BinaryExpression[operator="**"]', message: SAME_EVERYWHERE },
      { selector: 'AssignmentExpression[operator="**="]', message: SAME_EVERYWHERE },
    ],
  },
}

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.cache/',
      '.svelte-check/',
      'node_modules/',
      'src/ui/paraglide/',
      'test-results/',
      'playwright-report/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    files: [SOURCE],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      // A value of SQLite may be a blob by its type; no column here is one.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allow: [{ from: 'lib', name: 'Uint8Array' }] },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, svelteConfig },
    },
    rules: {
      // Every prop of a component that is `$bindable` or rest must be declared with `let`.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // Components have their types from svelte-check; to the linter alone they are unresolved.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // There are no stores (see above), and looking for them takes a tenth of all linting.
      'svelte/require-store-reactive-access': 'off',
      // Links are relative by nature here: the build works from any folder of any static host.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.{js,ts}'],
    ...tseslint.configs.disableTypeChecked,
  },
  importDirectionsRule,
  withoutNodeAndStores,
  reproducibleRooms,
  { files: ['src/cli/**/*.ts', ...TEST_FILES], rules: { 'no-console': 'off' } },
)
