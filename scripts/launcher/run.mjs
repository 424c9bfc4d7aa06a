import { spawn } from 'node:child_process'
import { explainOutput } from './explain.mjs'

/** A condition that the person at the terminal can mend: shown without a stack. */
export class LaunchError extends Error {}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** Signals go to whatever is running; the launcher itself ends when that has ended. */
export function forwardSignals() {
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      if (children.size === 0) process.exit(130)
      for (const child of children) child.kill(signal)
    })
  }
}

/**
 * Runs a program in the terminal, with a line to it that breaks when the launcher dies; gives its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function runAttached(command, args, options) {
  const child = spawn(command, args, {
    ...options,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  return ended(child)
}

/**
 * Runs a tool and keeps its words to itself, unless it fails.
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
export async function runQuietly(what, command, args, options) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)))
  }
  const code = await ended(child)
  if (code === 0) return
  if (code >= 128) throw new LaunchError(`${what}: interrupted.`)
  throw new LaunchError(explainOutput(output) ?? `${what} failed:\n${output.trim().slice(-2000)}`)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  children.add(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      children.delete(child)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/**
 * The environment without what npm tells its scripts: a nested npm would take it for its own.
 * @param {NodeJS.ProcessEnv} env
 */
export function withoutNpm({ NODE_ENV, ...env }) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_(lifecycle|package|execpath|command|node_execpath)/.test(name),
  )
  return { ...Object.fromEntries(kept), NODE_ENV }
}
