import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isAlive } from '../../postgres/postmaster.ts'

const RunningSchema = z.object({
  pid: z.number().int(),
  addresses: z.object({
    APP_URL: z.url(),
    SYNC_URL: z.url(),
    AUTH_URL: z.url(),
    ASSISTCRAFT_URL: z.url(),
  }),
  /** Without user and password: those are in secrets.json. */
  servers: z.object({ pace: z.string(), assistcraft: z.string() }),
})
export type Running = z.infer<typeof RunningSchema>

const fileIn = (home: string) => join(home, 'running.json')

/** Notes where everything is, for `bin/pace`; the note goes with the run. */
export function noteRunning(home: string, running: Running): { remove: () => void } {
  writeFileSync(fileIn(home), `${JSON.stringify(running, null, 2)}\n`)
  return { remove: () => rmSync(fileIn(home), { force: true }) }
}

/** A note outlives a crash: it counts only while its process lives. */
export function findNotedRun(home: string): Running | null {
  const note = readNote(fileIn(home))
  return note && isAlive(note.pid) ? note : null
}

function readNote(file: string): Running | null {
  try {
    return RunningSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
