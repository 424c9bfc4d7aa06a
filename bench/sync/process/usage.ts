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
  return statusBytes(pid, /^VmRSS:\s+(\d+) kB/m)
}

/** The most that was resident since it began. */
export function peakBytes(pid: number): number {
  return statusBytes(pid, /^VmHWM:\s+(\d+) kB/m)
}

function statusBytes(pid: number, line: RegExp): number {
  const [, kilobytes] = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

/** Seconds of processor time of a process and of what it has started and is still there. */
export function familyCpuSeconds(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  return [pid, ...children.filter(Boolean).map(Number)].reduce((sum, one) => sum + cpuOf(one), 0)
}

function cpuOf(pid: number): number {
  try {
    return cpuSeconds(pid)
  } catch {
    return 0
  }
}
