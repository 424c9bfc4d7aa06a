import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time of a process, all threads that it has, since they began: to the nanosecond, where `stat` counts ticks. */
export function cpuSeconds(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const nanoseconds = threads.map((thread) => runningTime(`/proc/${pid}/task/${thread}/schedstat`))
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9
}

/** Zero for a thread that has just ended. */
function runningTime(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ', 1)[0])
  } catch {
    return 0
  }
}

export function residentBytes(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
