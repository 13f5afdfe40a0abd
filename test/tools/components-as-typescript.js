/**
 * Lets the linter's one TypeScript program read components as what they are compiled to. Without it each of the two
 * hundred components makes a program of its own. The parser of Svelte reads this when it is imported.
 */
process.env['SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'] ??= '1'
