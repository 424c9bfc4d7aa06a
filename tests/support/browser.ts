import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const ROOT = join(import.meta.dirname, '../..')
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** PACE_CHROMIUM, then one on this machine, then the one in the packages. */
export async function findChromium(
  env: Record<string, string | undefined> = process.env,
): Promise<string> {
  const found =
    env['PACE_CHROMIUM'] ?? findOnPath(env['PATH'] ?? '') ?? (existsSync(MAC) ? MAC : null)
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium()
  throw new Error(
    'No browser for the end-to-end tests: install Chromium or Chrome, or set PACE_CHROMIUM to its executable.',
  )
}

function findOnPath(path: string): string | undefined {
  const candidates = path
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return candidates.find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The package unpacks into TMPDIR under fixed names: a folder of our own, so that no other program's copy is taken. */
async function unpackChromium(): Promise<string> {
  const folder = join(ROOT, '.cache/chromium')
  mkdirSync(folder, { recursive: true })
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = folder
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium()
  try {
    return await chromium.launch({ executablePath, args: ARGS })
  } catch (cause) {
    const library = /error while loading shared libraries: ([^\s:]+)/.exec(String(cause))?.[1]
    if (!library) throw cause
    const message = `The browser lacks the system library ${library}: install Chromium (apt-get install chromium) or libnss3.`
    throw new Error(message, { cause })
  }
}
