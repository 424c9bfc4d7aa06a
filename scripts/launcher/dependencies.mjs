import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly, withoutNpm } from './run.mjs'
import { step } from './steps.mjs'

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry */
/** @typedef {{ packages?: Record<string, LockEntry> }} Lock */

/**
 * Installs what the lock asks for and is not there yet. Running needs less than testing: `withDev` adds the rest to what is
 * installed, and a start after that takes nothing away.
 * @param {{ root: string, withDev: boolean, env: NodeJS.ProcessEnv }} options
 */
export async function installDependencies({ root, withDev, env }) {
  const wanted = readLock(join(root, 'package-lock.json'))
  const installed = readLock(join(root, 'node_modules/.package-lock.json'))
  const missing = findMissing(wanted, installed, withDev)
  if (missing.length === 0) return
  const fresh = Object.keys(installed.packages ?? {}).length === 0
  const what = fresh ? `Installing ${missing.length} packages` : `Adding ${missing.length} packages`
  await step(what, () =>
    runQuietly('npm', 'npm', npmArguments(fresh, withDev), { cwd: root, env: withoutNpm(env) }),
  )
}

/**
 * `ci` on an empty folder; where something is installed already, `install` only adds what is missing.
 * @param {boolean} fresh
 * @param {boolean} withDev
 */
function npmArguments(fresh, withDev) {
  const verb = fresh ? ['ci'] : ['install', '--no-save']
  const kinds = withDev ? ['--include=dev'] : ['--omit=dev']
  return [
    ...verb,
    ...kinds,
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--progress=false',
  ]
}

/**
 * Locked packages that are not installed in the locked version. Optional ones are not missed: other platforms' binaries are
 * never there.
 * @param {Lock} wanted
 * @param {Lock} installed
 * @param {boolean} withDev
 * @returns {string[]}
 */
export function findMissing(wanted, installed, withDev) {
  const there = installed.packages ?? {}
  return Object.entries(wanted.packages ?? {})
    .filter(([path, entry]) => path !== '' && isNeeded(entry, withDev))
    .filter(([path, entry]) => there[path]?.version !== entry.version)
    .map(([path]) => path)
}

/**
 * @param {LockEntry} entry
 * @param {boolean} withDev
 */
function isNeeded({ dev, optional, devOptional }, withDev) {
  return !optional && !devOptional && (withDev || !dev)
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
