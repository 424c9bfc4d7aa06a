import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { failWith, FatalError } from '../../fatal-error.ts'
import { isAlive } from '../../postgres/postmaster.ts'

/** Takes PACE_HOME for this process: two supervisors on one data folder would stop each other's database. */
export function claimHome(home: string): { release: () => void } {
  const file = join(home, 'supervisor.pid')
  makeFolder(home)
  const holder = readHolder(file)
  if (holder) {
    throw new FatalError(
      `PACE already runs on ${home} (process ${holder}): stop that one, or set PACE_HOME to another folder.`,
    )
  }
  writeFileSync(file, String(process.pid))
  return { release: () => rmSync(file, { force: true }) }
}

function makeFolder(home: string): void {
  try {
    makeFolders(join(home, 'logs'))
    accessSync(home, constants.W_OK)
  } catch (error) {
    failWith(`PACE_HOME ${home} cannot be used`, String(error))
  }
}

/** One by one: where the file system itself refuses (`/proc`), Node's own `recursive` tries for ever. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  mkdirSync(folder, { mode: 0o755 })
}

function readHolder(file: string): number | null {
  const pid = Number(readOrEmpty(file))
  if (!pid || pid === process.pid || !isAlive(pid)) return null
  return looksLikeSupervisor(pid) ? pid : null
}

/** After a crash or a restart of the machine the number may belong to anybody. Only Linux lets us look. */
function looksLikeSupervisor(pid: number): boolean {
  if (process.platform !== 'linux') return true
  return /(scripts\/(up|sandbox)|bin)\/main\.ts|vitest/.test(readOrEmpty(`/proc/${pid}/cmdline`))
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
