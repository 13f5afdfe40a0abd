/** Widths at which the page changes grow with the reader’s text: in pixels, large text would have no room. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const QUERY = /@(?:media|container)[^{]*\{/g

const files = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(?:svelte|css)$/.test(path),
)

it('the page asks for widths in rem', () => {
  const queries = files.flatMap((file) =>
    [...readFileSync(`src/ui/${file}`, 'utf8').matchAll(QUERY)].map(([query]) => query),
  )
  const ofWidths = queries.filter((query) => query.includes('width'))
  expect(ofWidths.length).toBeGreaterThan(20)
  expect(ofWidths.filter((query) => !/\drem\b/.test(query))).toEqual([])
})
