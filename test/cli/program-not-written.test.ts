/** A program whose folder cannot be written says so in one line. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

it('a program that cannot be written says where, why and what to do, without a stack', () => {
  const root = mkdtempSync(join(tmpdir(), 'payout-lab-program-'))
  try {
    for (const script of ['run-typescript.js', 'typescript-bundle.js']) {
      cpSync(join('scripts', script), join(root, 'scripts', script))
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(root, 'program.ts'), 'console.log(1)')
    // Not even an administrator makes a folder in a file.
    writeFileSync(join(root, '.cache'), '')
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ['scripts/run-typescript.js', 'program.ts'],
      { cwd: root, encoding: 'utf8' },
    )
    expect(stdout).toBe('')
    expect(stderr).toMatch(
      /^The program could not be written to .+\.cache\/programs \(ENOTDIR.+\)\. Make sure .+ run it again\.\n$/,
    )
    expect(status).toBe(1)
  } finally {
    rmSync(root, { recursive: true })
  }
})
