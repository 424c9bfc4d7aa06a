import { Link } from '@remix-run/react'
import { memo } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import { textOf } from '#domain/record-note/note.ts'
import type { TakenLead, TakenNote } from '#db/pace/taken-along/taken-along.ts'
import { formatWords } from '#words/format.ts'
import { frameWords } from '#words/frame.ts'
import { labelWords } from '#words/labels.ts'
import { phoneWords } from '#words/phone.ts'
import { voiceWords } from '#words/voice.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { leadTitle } from '../../components/business/lead-title.ts'
import { Reach } from '../../components/business/reach.tsx'
import { isStage, StageBadge } from '../../components/business/stage.tsx'
import { formatBudget } from '../../components/format/format-money.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { LogCall } from '../../logged-call/log-call.tsx'
import { useCalled } from '../../logged-call/use-called.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'

type TakenLeadRowProps = { lead: TakenLead; notes: readonly TakenNote[] }

/** A lead as it was when it was taken along: whom to ring, what they want, what colleagues have said. */
export const TakenLeadRow = memo(function TakenLead({ lead, notes }: TakenLeadRowProps) {
  const record = documentName('lead', lead.id)
  const { begin } = useCalled(record)
  const { face } = useWorkspace()
  const words = phoneWords().taken
  const nameOf = (id: string) => face(id)?.name ?? frameWords().formerColleague
  return (
    <li className="grid gap-2 p-3">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Link to={`/leads/${lead.id}`} className="block truncate font-medium hover:underline">
            <bdi>{leadTitle({ name: lead.name ?? lead.phone, reference: lead.reference })}</bdi>
          </Link>
          <Wants lead={lead} />
        </div>
        {isStage(lead.stage) && <StageBadge stage={lead.stage} />}
      </div>
      <div className="flex flex-wrap items-center gap-2 text-xs">
        {lead.phone && <Reach phone={lead.phone} onCall={begin} />}
        {lead.phone && <bdi dir="ltr">{formatPhone(lead.phone)}</bdi>}
        {lead.email && <bdi className="[overflow-wrap:anywhere]">{lead.email}</bdi>}
      </div>
      <LogCall record={record} phone={lead.phone} followUpWas={lead.nextFollowUpAt} />
      {lead.nextFollowUpAt && (
        <p className="text-xs text-muted">{words.followUp(formatInstant(lead.nextFollowUpAt))}</p>
      )}
      {notes.map(({ at, authorId, parts }) => (
        <p key={at + authorId} dir="auto" className="text-xs whitespace-pre-line text-page-start">
          <span className="text-faint">
            {nameOf(authorId)}, {formatInstant(at)}:{' '}
          </span>
          {parts.length === 0 ? voiceWords().title : textOf(parts, nameOf)}
        </p>
      ))}
    </li>
  )
})

function Wants({ lead }: { lead: TakenLead }) {
  const { areaName } = useWorkspace()
  const labels = labelWords()
  const known = [
    lead.reference,
    lead.intent && wordOf(labels.wants, lead.intent),
    lead.bedrooms !== null && labels.bed(lead.bedrooms),
    formatWords().list(lead.areas.slice(0, 3).map(areaName)),
    formatBudget(lead.budgetMin, lead.budgetMax, lead.budgetPeriod),
  ].filter(Boolean)
  return <p className="text-xs text-muted">{known.join(' · ')}</p>
}
