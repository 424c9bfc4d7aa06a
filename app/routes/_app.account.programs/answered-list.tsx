import { programWords } from '#words/programs.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import { ApprovalLines } from '../../programs/approval-card.tsx'
import type { ShownApproval } from '../../programs/shown-approvals.server.ts'

type Answered = Omit<ShownApproval, 'records'>

export function AnsweredList({ answered }: { answered: readonly Answered[] }) {
  const words = programWords()
  return (
    <section className="grid gap-3">
      <h2 className="text-sm font-medium">{words.answered}</h2>
      <ul className="divide-y divide-line/70 rounded-lg border">
        {answered.map((one) => (
          <li key={one.id}>
            <details className="group px-3 py-2.5 md:px-4">
              <summary className="flex cursor-pointer flex-wrap items-center gap-2 text-sm">
                <span className="min-w-0 flex-1 wrap-anywhere">
                  {words.wants(one.clientName, words.tools[one.tool] ?? one.tool)}
                </span>
                <Badge tone={toneOf(one.state)}>{words.states[one.state]}</Badge>
                <RelativeTime at={one.createdAt} className="text-xs text-faint" />
              </summary>
              <div className="grid gap-2 pt-2">
                <ApprovalLines ask={one} />
                {one.error !== null && (
                  <p className="text-xs text-bad" dir="auto">
                    {one.error}
                  </p>
                )}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function toneOf(state: Answered['state']) {
  if (state === 'done') return 'good' as const
  return state === 'failed' ? ('bad' as const) : ('neutral' as const)
}
