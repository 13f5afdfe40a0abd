/** What can be typed into has an edge that can be seen: WCAG 2.2, 1.4.11, asks for 3:1. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (name: string): string => readFileSync(`src/ui/style/${name}.css`, 'utf8')
const TOKENS = read('tokens')

const THEMES = ['light', 'dark'] as const
const GROUNDS = ['paper', 'paper-sunk', 'paper-raised'] as const
const CONTRAST_MIN = 3

function colorOf(token: string, theme: (typeof THEMES)[number]): string {
  const found = new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\);`).exec(TOKENS)
  if (!found) throw new Error(`tokens.css has no --${token} of two colours`)
  return found[THEMES.indexOf(theme) + 1]!
}

/** Relative luminance, as WCAG defines it. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

it('black on white has the contrast that WCAG says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
})

for (const theme of THEMES) {
  it.each(GROUNDS)(`the edge of a field is seen on %s, in the ${theme} theme`, (ground) => {
    expect(contrast(colorOf('field-edge', theme), colorOf(ground, theme))).toBeGreaterThanOrEqual(
      CONTRAST_MIN,
    )
  })
}

it('inputs and the tracks of sliders have that edge', () => {
  const rules = [...read('controls').matchAll(/^([^{}@/]+) \{([^}]*)\}/gm)]
  const bodyOf = (selector: string): string =>
    rules.find(([, at]) => at!.trim() === selector)?.[2] ?? ''
  for (const selector of [
    '.input',
    "input[type='range']::-webkit-slider-runnable-track",
    "input[type='range']::-moz-range-track",
  ]) {
    expect(bodyOf(selector), selector).toContain('var(--field-edge)')
  }
})
