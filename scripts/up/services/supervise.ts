import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'

export type ProcessSpec<Name extends string = string> = {
  name: Name
  env: NodeJS.ProcessEnv
  /** Below the root, with arguments. Default: `<name>/main.ts`. */
  program?: readonly [file: string, ...args: string[]]
}
export type ServiceHandle<Name extends string = string> = {
  readonly name: Name
  readonly pid: number | undefined
  /** What it printed last, for a sentence about why it ended. */
  lastLines(): string
  /** Why it will not start however often it is tried: the settings that it refused, or null. */
  refusedSettings(): string | null
  stop(): Promise<void>
  /** For tests: ends it as a crash would, and it comes back; not before `until`. */
  kill(until?: Promise<void>): void
}
export type SuperviseOptions = {
  root: string
  logFolder: string
  /** Starts a service anew when a file that it runs changes. */
  watch?: boolean
  onCrash?: (name: string, detail: string) => void
  /** How long it may take to end in order. */
  stopTimeoutMs?: number
}

const QUICK_IMPORTS = new URL('../../quick-imports.mjs', import.meta.url).href
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000
/** A service that ran this long was well: the next crash starts with a short pause again. */
const WELL_AFTER_MS = 30_000
const STOP_TIMEOUT_MS = 10_000
/** As `parseEnv` says it: a line for each setting, before the stack. */
const REFUSED_SETTINGS = /The settings are not valid\.\n(?: {2}\S.*\n)+/

/** Runs a program of ours, writes its log and brings it back when it dies, ever more slowly while it keeps dying. */
export function supervise<Name extends string>(
  spec: ProcessSpec<Name>,
  options: SuperviseOptions,
): ServiceHandle<Name> {
  const log = createWriteStream(join(options.logFolder, `${spec.name}.log`), { flags: 'a' })
  let child: ChildProcess | null = null
  let tail = ''
  let stopping = false
  let pause = FIRST_PAUSE_MS
  let timer: NodeJS.Timeout | undefined
  let held: Promise<void> = Promise.resolve()

  function start(): void {
    if (stopping) return
    const startedAt = Date.now()
    child = spawnService(spec, options)
    copyOutput(child, log, (text) => (tail = (tail + text).slice(-4000)))
    child.once('exit', (code, signal) => {
      child = null
      if (stopping) return
      if (Date.now() - startedAt > WELL_AFTER_MS) pause = FIRST_PAUSE_MS
      options.onCrash?.(spec.name, signal ?? `exit code ${code}`)
      timer = setTimeout(() => void held.then(start), pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    })
  }

  async function stop(): Promise<void> {
    stopping = true
    clearTimeout(timer)
    if (child) await endChild(child, options.stopTimeoutMs ?? STOP_TIMEOUT_MS)
    log.end()
  }

  start()
  return {
    name: spec.name,
    get pid() {
      return child?.pid
    },
    lastLines: () => tail.trim().split('\n').slice(-8).join('\n'),
    refusedSettings: () => REFUSED_SETTINGS.exec(tail)?.[0].trim() ?? null,
    stop,
    kill(until = Promise.resolve()) {
      held = until
      child?.kill('SIGKILL')
    },
  }
}

/**
 * The ipc line breaks when the supervisor dies, and the service ends itself then. In a process group of its own, for Ctrl-C must
 * reach the supervisor only: it knows in which order they end.
 */
function spawnService(spec: ProcessSpec, { root, watch }: SuperviseOptions): ChildProcess {
  const [file, ...args] = spec.program ?? [`${spec.name}/main.ts`]
  // The app's pages reload themselves through Vite, whose own temporary files would have it start over for ever.
  const watching = watch && spec.name !== 'app' ? ['--watch', '--watch-preserve-output'] : []
  return spawn(
    process.execPath,
    ['--import', QUICK_IMPORTS, ...watching, join(root, file), ...args],
    {
      cwd: root,
      env: spec.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
}

function copyOutput(child: ChildProcess, log: WriteStream, keep: (text: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log.write(text)
      keep(text)
    })
  }
}

function endChild(child: ChildProcess, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
