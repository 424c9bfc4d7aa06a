import { OctagonX, RotateCw } from 'lucide-react'
import type { Job } from '#db/pace/jobs/board.ts'
import { jobWords } from '#words/jobs.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { Button } from '../../components/kit/button.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

/** One job: what it is to do, how often it was tried, why it failed, when it is tried next. */
export function JobLine({ job }: { job: Job }) {
  const words = jobWords()
  const { run, busy } = useAction('/admin/jobs')
  const { id, task, key, queue, state, attempts, maxAttempts, error, runAt, lockedAt } = job
  return (
    <li className="grid gap-1 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="font-medium">{wordOf(words.tasks, task)}</bdi>
        <span className="text-xs text-muted">
          {words.tries(attempts, maxAttempts)}
          {(state === 'waiting' || state === 'failing') && (
            <>
              {' '}
              · {words.next} <RelativeTime at={runAt} />
            </>
          )}
          {lockedAt && (
            <>
              {' '}
              · {words.since} <RelativeTime at={lockedAt} />
            </>
          )}
          {queue && ` · ${words.queue(queue)}`}
        </span>
        {state !== 'running' && (
          <span className="ms-auto flex gap-1.5">
            <Button size="sm" disabled={busy} onClick={() => run({ intent: 'retry', id })}>
              <RotateCw className="size-3.5" aria-hidden /> {words.retry}
            </Button>
            {state !== 'dead' && (
              <ConfirmButton
                disabled={busy}
                action={words.giveUp}
                icon={<OctagonX className="size-3.5" aria-hidden />}
                title={words.giveUpWhat}
                description={words.giveUpHint}
                onConfirm={() => run({ intent: 'giveUp', id })}
              />
            )}
          </span>
        )}
      </div>
      {key && (
        <bdi dir="ltr" className="truncate text-xs text-faint text-page-start" title={key}>
          {key}
        </bdi>
      )}
      {error && (
        <pre
          dir="ltr"
          className="max-h-24 overflow-auto rounded-md bg-sunken px-2 py-1 text-start text-2xs whitespace-pre-wrap text-bad"
        >
          {error}
        </pre>
      )}
    </li>
  )
}
