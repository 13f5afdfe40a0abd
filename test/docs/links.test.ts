/** Every link within the documents leads somewhere, and every file and npm script that they name exists. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorsOf, DOCUMENT_PATHS, readDocument, targetsOf } from './documents'

const isWithinProject = (target: string): boolean => !/^[a-z]+:/.test(target)

function brokenTarget(document: string, target: string): string | null {
  const [file, anchor] = target.split('#') as [string, string | undefined]
  const wanted = file === '' ? document : path.join(path.dirname(document), file)
  if (!existsSync(wanted)) return `${target}: there is no ${wanted}`
  if (anchor === undefined || anchorsOf(wanted).has(anchor)) return null
  return `${target}: ${wanted} has no heading #${anchor}`
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}
/** A file of the project, in code style. */
const NAMED_FILE = /`((?:src|workers|test|scripts|public|messages)\/[\w./-]+\.\w+)`/g
const NPM_OWN_COMMANDS = ['ci', 'run']

describe.each(DOCUMENT_PATHS)('%s', (document) => {
  it('has links that lead somewhere', () => {
    const broken = targetsOf(document)
      .filter(isWithinProject)
      .map((target) => brokenTarget(document, target))
      .filter((problem) => problem !== null)
    expect(broken).toEqual([])
  })

  it('names only files that exist', () => {
    const named = [...readDocument(document).matchAll(NAMED_FILE)].map((match) => match[1]!)
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })

  it('names only npm scripts that exist', () => {
    const text = readDocument(document)
    const run = [...text.matchAll(/npm run (?:--silent )?([a-z][\w:]*)/g)]
    const short = [...text.matchAll(/npm (ci|start|test)\b/g)]
    const named = [...run, ...short].map((match) => match[1]!)
    const known = [...Object.keys(scripts), ...NPM_OWN_COMMANDS]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })
})
