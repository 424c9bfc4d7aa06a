import { CircleCheck, CircleX, Loader } from 'lucide-react'
import type { DirectoryRun } from '#db/pace/directory-runs.ts'
import { RelativeTime } from '../../components/time.tsx'

/** Whether PACE is up to date with the directory. */
export function LastRun({ run }: { run: DirectoryRun }) {
  return (
    <p className="flex items-center gap-2 text-xs text-muted md:ms-auto">
      <Sign outcome={run.outcome} />
      <span>
        {WORDS[run.outcome ?? 'running']} <RelativeTime at={run.startedAt} />
        {run.outcome === 'done' && run.users !== null && ` · ${run.users} users`}
      </span>
    </p>
  )
}

const WORDS = {
  running: 'Reading the directory since',
  done: 'Up to date',
  refused: 'Held back',
  failed: 'Could not be read',
} as const

function Sign({ outcome }: Pick<DirectoryRun, 'outcome'>) {
  if (outcome === null) return <Loader className="size-4 text-faint" aria-hidden />
  return outcome === 'done' ? (
    <CircleCheck className="size-4 text-good" aria-hidden />
  ) : (
    <CircleX className="size-4 text-bad" aria-hidden />
  )
}
