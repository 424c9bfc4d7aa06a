import { Link } from '@remix-run/react'
import type { OfferedCall } from '#db/pace/calls/reviewed.ts'
import { coachingWords } from '#words/coaching.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { buttonClass } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { type Asked, addressOf } from './asked.ts'
import { offerName } from './offer-name.ts'

type OfferedCallsProps = { asked: Asked; calls: readonly OfferedCall[]; next: string | null }

/** The calls behind a number, the latest first; each opens where its words were said. */
export function OfferedCalls({ asked, calls, next }: OfferedCallsProps) {
  const words = coachingWords()
  const { face } = useWorkspace()
  const { kind, type, fate, after } = asked
  if (!kind || !type) return null
  const back = { ...asked, kind: undefined, type: undefined, after: undefined }
  return (
    <Section
      title={`${words.calls.title}: ${offerName(kind, type)} · ${words.fates[fate]}`}
      actions={
        <Link to={addressOf(back)} className={buttonClass({ size: 'sm' })}>
          {words.calls.back}
        </Link>
      }
    >
      <ul className="grid gap-1">
        {calls.map(({ id, mark, at, agentId, caller }) => (
          <li key={`${id} ${mark}`}>
            <Link
              to={`/calls/${encodeURIComponent(id)}#mark-${mark}`}
              className="flex flex-wrap gap-x-4 rounded-md px-2 py-1.5 text-sm hover:bg-hover"
            >
              <bdi className="font-medium">{caller ?? words.calls.unknown}</bdi>
              <bdi className="text-muted">{face(agentId)?.name}</bdi>
              <span className="ms-auto text-faint">{formatInstant(at)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-2 flex gap-2">
        {after && (
          <Link to={addressOf({ ...asked, after: undefined })} className={buttonClass({})}>
            {words.calls.latest}
          </Link>
        )}
        {next && (
          <Link to={addressOf({ ...asked, after: next })} className={buttonClass({})}>
            {words.calls.earlier}
          </Link>
        )}
      </div>
    </Section>
  )
}
