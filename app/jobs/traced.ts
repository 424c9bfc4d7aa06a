import type { TaskList } from 'graphile-worker'
import { withTrace } from '#service/trace.ts'

/** Each run of a job is a trace of its own: what it logs and what the audit keeps of it are found together. */
export function traced(tasks: TaskList): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]): [string, TaskList[string]] => [
      name,
      task && ((payload, helpers) => withTrace(null, () => task(payload, helpers))),
    ]),
  )
}
