/**
 * The Markdown documents of the project, read for the tests that compare them with the code: their tables, code blocks,
 * links and headings. Nothing here knows what a document says.
 */
import { readdirSync, readFileSync } from 'node:fs'
import GithubSlugger from 'github-slugger'
import { marked, type Token, type Tokens } from 'marked'

export interface Table {
  /** The nearest heading above it. */
  heading: string
  columns: string[]
  /** Cells as they are written, trimmed; an escaped `\|` is `|`. A row named `{a,b}_x` is one for each word. */
  rows: string[][]
}

interface CodeBlock {
  heading: string
  language: string
  text: string
}

export const DOCUMENT_PATHS = [
  ...readdirSync('.'),
  ...readdirSync('docs', { encoding: 'utf8', recursive: true }).map((path) => `docs/${path}`),
].filter((path) => path.endsWith('.md'))

export const readDocument = (path: string): string => readFileSync(path, 'utf8')

const cellText = (cell: Tokens.TableCell): string => cell.text.replaceAll('\\|', '|').trim()

const WORDS = /\{([\w,]+)\}/

/** Rows that follow each other with the same words in braces: all of them with the first word, then with the second. */
function writtenOut(rows: readonly string[][]): string[][] {
  const [first] = rows
  if (!first) return []
  const words = WORDS.exec(first[0]!)?.[1]
  const others = rows.findIndex((row) => WORDS.exec(row[0]!)?.[1] !== words)
  const alike = others === -1 ? rows : rows.slice(0, others)
  const written = (words?.split(',') ?? ['']).flatMap((word) =>
    alike.map(([name, ...cells]) => [name!.replace(WORDS, word), ...cells]),
  )
  return others === -1 ? written : [...written, ...writtenOut(rows.slice(others))]
}

/** Calls `visit` with each block of a document and the heading above it. */
function eachBlock(markdown: string, visit: (block: Token, heading: string) => void): void {
  let heading = ''
  for (const block of marked.lexer(markdown)) {
    if (block.type === 'heading') heading = (block as Tokens.Heading).text
    visit(block, heading)
  }
}

export const tablesOf = (path: string): Table[] => tablesIn(readDocument(path))

export function tablesIn(markdown: string): Table[] {
  const tables: Table[] = []
  eachBlock(markdown, (block, heading) => {
    if (block.type !== 'table') return
    const { header, rows } = block as Tokens.Table
    tables.push({
      heading,
      columns: header.map(cellText),
      rows: writtenOut(rows.map((row) => row.map(cellText))),
    })
  })
  return tables
}

/** Each heading with all that follows it up to the next one. */
export function sectionsOf(path: string): { heading: string; text: string }[] {
  const sections: { heading: string; text: string }[] = []
  eachBlock(readDocument(path), (block, heading) => {
    if (block.type === 'heading') sections.push({ heading, text: '' })
    else if (sections.length > 0) sections.at(-1)!.text += block.raw
  })
  return sections
}

export function codeBlocksOf(path: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  eachBlock(readDocument(path), (block, heading) => {
    if (block.type !== 'code') return
    const { lang, text } = block as Tokens.Code
    blocks.push({ heading, language: lang ?? '', text })
  })
  return blocks
}

/** Where links and images of a document point to, HTML images included. */
export function targetsOf(path: string): string[] {
  const targets: string[] = []
  void marked.walkTokens(marked.lexer(readDocument(path)), (token) => {
    if (token.type === 'link' || token.type === 'image') {
      targets.push((token as Tokens.Link).href)
    }
    if (token.type === 'html') {
      for (const [, target] of token.raw.matchAll(/(?:src|srcset|href)="([^"]+)"/g)) {
        targets.push(target!)
      }
    }
  })
  return targets
}

/** The anchors that a document's headings give it. */
export function anchorsOf(path: string): Set<string> {
  const slugger = new GithubSlugger()
  const anchors = new Set<string>()
  eachBlock(readDocument(path), (block) => {
    if (block.type === 'heading')
      anchors.add(slugger.slug((block as Tokens.Heading).text.replaceAll('`', '')))
  })
  return anchors
}

/** `name` of a cell that holds a name in code style. */
export const codeOf = (cell: string): string => cell.replace(/^`+\s?|\s?`+$/g, '')
