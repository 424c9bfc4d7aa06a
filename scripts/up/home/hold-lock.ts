import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../../postgres/postmaster.ts'

/** Runs `work` while no other process of this machine runs it under the same file; a holder that died holds nothing. */
export async function holdLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true })
  while (!tryHold(file)) await delay(100)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function tryHold(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (!isAlive(readHolder(file))) rmSync(file, { force: true })
    return false
  }
}

/** Between its making and its writing the file is empty: that holder is alive. */
function readHolder(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}
