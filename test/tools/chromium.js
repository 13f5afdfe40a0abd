/**
 * Finds the browser for the end-to-end tests: Debian's chromium, or the one that CHROMIUM_PATH names. As a program it
 * makes sure that there is one: it installs the package when root, and otherwise stops with one line that says how.
 */
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'

const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/** Neither sandbox nor graphics card are to be had in a container; the rest keeps the browser from calling home. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * @param {string} path
 * @returns {boolean}
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The browser's path, or `null` when there is none.
 * @returns {string | null}
 */
export function chromiumPath() {
  const named = process.env['CHROMIUM_PATH']
  const candidates = named ? [named] : USUAL_PATHS
  return candidates.find(isExecutable) ?? null
}

function install() {
  const options = /** @type {const} */ ({ stdio: 'inherit' })
  execFileSync('apt-get', ['update'], options)
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
}

/** @returns {boolean} */
function mayInstall() {
  return (
    process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get') && !process.env['CHROMIUM_PATH']
  )
}

function ensureChromium() {
  if (chromiumPath() !== null) return
  if (mayInstall()) install()
  if (chromiumPath() !== null) return
  console.error(
    'The end-to-end tests need Chromium: install it (apt-get install chromium) or set CHROMIUM_PATH.',
  )
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureChromium()
