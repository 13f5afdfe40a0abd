/**
 * Works out what follows from the definitions of the settings when the page and its workers are built: `worked-out.ts` and
 * its like in `src/scenario` are replaced by the values of their functions, and Zod goes with them.
 */
import { runnerImport, type Plugin } from 'vite'

const WORKED_OUT = /\/src\/scenario\/worked-out(?:-\w+)?\.ts$/

/** Read from text: quicker than the same as code. */
const withValue = (name: string, value: unknown): string =>
  `const ${name}Text = ${JSON.stringify(JSON.stringify(value))}\n` +
  `let ${name}Value\n` +
  `export const ${name} = () => (${name}Value ??= JSON.parse(${name}Text))\n`

export const workedOut = (): Plugin => ({
  name: 'worked-out',
  apply: 'build',
  load: {
    filter: { id: WORKED_OUT },
    async handler(id) {
      const { module } = await runnerImport<Record<string, () => unknown>>(id)
      return Object.entries(module)
        .map(([name, make]) => withValue(name, make()))
        .join('')
    },
  },
})
