import { adminWords } from '#words/admin.ts'
import { CircleCheck, CircleX, Loader } from 'lucide-react'
import type { DirectoryRun } from '#db/pace/directory/runs.ts'
import { RelativeTime } from '../../components/format/time.tsx'

/** Whether PACE is up to date with the directory. */
export function LastRun({ run }: { run: DirectoryRun }) {
  const words = adminWords().directory
  return (
    <p className="flex items-center gap-2 text-xs text-muted md:ms-auto">
      <Sign outcome={run.outcome} />
      <span>
        {words.last[run.outcome ?? 'running']} <RelativeTime at={run.startedAt} />
        {run.outcome === 'done' && run.users !== null && ` · ${words.users(run.users)}`}
      </span>
    </p>
  )
}

function Sign({ outcome }: Pick<DirectoryRun, 'outcome'>) {
  if (outcome === null) return <Loader className="size-4 text-faint" aria-hidden />
  return outcome === 'done' ? (
    <CircleCheck className="size-4 text-good" aria-hidden />
  ) : (
    <CircleX className="size-4 text-bad" aria-hidden />
  )
}
