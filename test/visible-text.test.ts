/** Every word that a reader of the page sees goes through the messages, never straight into a template. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { visibleText } from './tools/visible-text'

describe('hard-coded text is found', () => {
  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{greeting}, world</p>', [', world']],
    ['{#if open}<p>Open</p>{:else}<b>Shut</b>{/if}', ['Open', 'Shut']],
    ['<Chart title="Fees by day" />', ['title="Fees by day"']],
    ['<button aria-label="Close">×</button>', ['aria-label="Close"']],
    ['<img alt="A chart of {name}" />', ['alt="A chart of "']],
    [`<p>{'Hello'}</p>`, ['Hello']],
    [`<p>{open ? 'Open' : label}</p>`, ['Open']],
    ['<p>{`${count} sales`}</p>', ['sales']],
    [`<button title={'Close'}>×</button>`, ['title="Close"']],
  ])('in %s', (source, expected) => {
    expect(visibleText(source)).toEqual(expected)
  })

  it.each([
    '<p>{m.greeting()}</p>',
    '<p>12 · 4 – ×</p>',
    '<p class="warm" aria-label={m.close()} alt="">{total}</p>',
    '<p style:width="{width}px" style="height: {height}px">{total}</p>',
    '<style>p { color: red }</style>',
    `<script>const word = 'Hello'</script>`,
    `<p class={open ? 'open' : 'shut'}>{format('day', day)}</p>`,
  ])('but not in %s', (source) => {
    expect(visibleText(source)).toEqual([])
  })
})

const components = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.svelte'),
)

it('the page has none', () => {
  const found = components.flatMap((path) =>
    visibleText(readFileSync(`src/ui/${path}`, 'utf8')).map((text) => `${path}: ${text}`),
  )
  expect(found).toEqual([])
})
