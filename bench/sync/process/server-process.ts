import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { SERVER_CORE } from './pin.ts'
import { cpuSeconds, residentBytes } from './usage.ts'

export type Program = {
  /** Of the bench's or the project's, with its arguments. */
  file: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  port: number
  logFile: string
  /** Where to leave a processor profile when it ends. */
  profileFolder: string | null
}

const COLLECT = new URL('./answer-collect.mjs', import.meta.url).href
const QUICK_IMPORTS = new URL('../../../scripts/quick-imports.mjs', import.meta.url).href
const START_TIMEOUT_MS = 60_000

/** One measured server: on its core, always on the same port, stopped, killed and started again at will. */
export class ServerProcess {
  readonly #program: Program
  #child: ChildProcess | null = null

  constructor(program: Program) {
    this.#program = program
  }

  get port(): number {
    return this.#program.port
  }

  get cpuSeconds(): number {
    return cpuSeconds(this.#pid)
  }

  get #pid(): number {
    if (!this.#child?.pid) throw new Error(`${this.#program.file} is not running`)
    return this.#child.pid
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const { file, args, env, logFile, profileFolder } = this.#program
    const flags = ['--expose-gc', '--import', QUICK_IMPORTS, '--import', COLLECT]
    if (profileFolder) flags.push('--cpu-prof', '--cpu-prof-dir', profileFolder)
    const log = openSync(logFile, 'a')
    const pinned = ['-c', String(SERVER_CORE), process.execPath, ...flags, file, ...args]
    this.#child = spawn('taskset', pinned, { env, stdio: ['ignore', log, log, 'ipc'] })
    await this.#waitForPort(this.#child)
  }

  /** Resolves when it is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  /** Resident memory after a full collection. */
  async residentBytes(): Promise<number> {
    const child = this.#child
    if (child) {
      const collected = once(child, 'message')
      child.send('collect')
      await collected
    }
    return residentBytes(this.#pid)
  }

  async #waitForPort(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS
    while (!(await answers(this.port))) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`${this.#program.file} does not start; see ${this.#program.logFile}`)
      await delay(5)
    }
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ port, host: '127.0.0.1' })
    probe.once('connect', () => probe.destroy())
    probe.once('error', () => resolve(false))
    probe.once('close', () => resolve(probe.bytesRead >= 0 && !probe.errored))
  })
}
