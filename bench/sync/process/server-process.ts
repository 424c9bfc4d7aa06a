import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { answers } from './answers.ts'
import { SERVER_CORE } from './pin.ts'
import { cpuSeconds, peakBytes, residentBytes } from './usage.ts'

export type Program = {
  /** Of the bench's or the project's, with its arguments. */
  file: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  port: number
  logFile: string
  /** On the server's core alone, or wherever there is room: several nodes have several cores. */
  pinned: boolean
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

  /** The most resident memory that it has had. */
  get peakBytes(): number {
    return peakBytes(this.#pid)
  }

  get #pid(): number {
    if (!this.#child?.pid) throw new Error(`${this.#program.file} is not running`)
    return this.#child.pid
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    const { file, args, env, logFile, pinned, profileFolder } = this.#program
    const flags = ['--expose-gc', '--import', QUICK_IMPORTS, '--import', COLLECT]
    if (profileFolder) flags.push('--cpu-prof', '--cpu-prof-dir', profileFolder)
    const log = openSync(logFile, 'a')
    const [command = '', ...first] = onCores(pinned)
    const all = [...first, ...flags, file, ...args]
    this.#child = spawn(command, all, { env, stdio: ['ignore', log, log, 'ipc'] })
    closeSync(log)
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
    await this.#ask('collect')
    return residentBytes(this.#pid)
  }

  /**
   * For how many milliseconds of its own processor time the main thread was kept at a time, at most, during the work: so long whatever
   * else arrives waits. What other processes take does not count.
   */
  async longestTurnMs(work: () => Promise<unknown>): Promise<number> {
    await this.#ask('watch')
    await work()
    return z.number().parse(await this.#ask('longest'))
  }

  async #ask(question: 'collect' | 'watch' | 'longest'): Promise<unknown> {
    const child = this.#child
    if (!child) throw new Error(`${this.#program.file} is not running`)
    const answered = once(child, 'message')
    child.send(question)
    const [answer] = await answered
    return answer
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

/** Only Linux can say where a process runs; a test of the bench itself does without. */
function onCores(pinned: boolean): string[] {
  if (process.platform !== 'linux') return [process.execPath]
  const cores = pinned ? String(SERVER_CORE) : `0-${cpus().length - 1}`
  return ['taskset', '-c', cores, process.execPath]
}
