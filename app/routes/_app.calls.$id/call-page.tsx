import { useState } from 'react'
import type { CallRow } from '#db/pace/calls/columns.ts'
import type { LeadRecord } from '#db/pace/leads/records.ts'
import { callWords } from '#words/call.ts'
import { callerName } from '../../components/business/call/caller-name.ts'
import { cn } from '../../components/kit/class-names.ts'
import { Page } from '../../frame/page.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { leadOfRow } from '../../live/fields/use-lead.ts'
import { useLeadWithContact } from '../../live/fields/use-lead-with-contact.ts'
import { useRefreshOnChange } from '../../live/use-refresh-on-change.ts'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { AssistColumn } from './assist/assist-column.tsx'
import { CallActions } from './call-actions.tsx'
import { CallStatus } from './call-status.tsx'
import type { CallView } from './view/call-view.ts'
import { ContextPanel } from './lead/context-panel.tsx'
import type { CallRecording } from './recording/call-recording.ts'
import { PartSwitch, type Part } from './part-switch.tsx'
import { SpokenColumn } from './spoken-column.tsx'
import { useCallView } from './view/use-call-view.ts'
import { useDecide } from './assist/proposals/use-decide.ts'
import { useWrapUp } from './summary/use-wrap-up.tsx'

export type CallPageProps = {
  id: string
  view: CallView
  caller: { leadName: string | null; callerName: string | null; callerPhone: string | null }
  /** The lead that the server knew of; `lead` is null where this person may not read it. */
  leadId: string | null
  lead: LeadRecord | null
  candidates: LeadRecord[]
  related: CallRow[]
  spoken: {
    /** Null where there is none that this person may listen to. */
    recording: CallRecording | null
    mayKeepRecording: boolean
    mayWrite: boolean
  }
  /** The last of the log before it was read. */
  since: number
  mayWriteLead: boolean
}

/** A call as it is spoken, what is made of it, and the lead it is about, side by side. */
export function CallPage({
  id,
  view: rendered,
  caller,
  lead: row,
  mayWriteLead,
  since,
  spoken,
  ...rest
}: CallPageProps) {
  const { mayWrite } = spoken
  const live = useLiveDocument(`call:${id}`)
  useShowLive(live, 'record')
  const view = useCallView(live, rendered)
  const leadLive = useLiveDocument(row ? `lead:${row.id}` : null)
  const shown = useLeadWithContact(leadLive, leadOfRow(row ?? {}))
  const { lead } = shown
  const decide = useDecide(live)
  const [part, setPart] = useState<Part>('transcript')
  const name = callerName({ ...caller, ...view.meta, leadName: lead.name ?? caller.leadName })
  useRefreshOnChange('call', id, since)
  const mayWrapUp = mayWrite && awaitsWrapUp(view)
  const bookFor = mayWriteLead ? (row?.id ?? null) : null
  const wrapUp = useWrapUp(id, { view, leadId: bookFor, may: mayWrapUp })
  return (
    <Page
      fixed
      className="flex flex-col lg:flex-row"
      title={name}
      aside={<CallStatus meta={view.meta} />}
      actions={<CallActions id={id} view={view} mayWrapUp={mayWrapUp} onWrapUp={wrapUp.open} />}
      panelTitle={callWords().lead}
      panel={
        <ContextPanel
          callId={id}
          row={row}
          shown={shown}
          live={leadLive}
          mayWrite={mayWrite}
          mayWriteLead={mayWriteLead}
          {...rest}
        />
      }
    >
      <PartSwitch part={part} onChoose={setPart} />
      <SpokenColumn hidden={part !== 'transcript'} {...{ id, view, live, name, ...spoken }} />
      <AssistColumn
        className={cn(part !== 'assist' && 'max-lg:hidden')}
        callId={id}
        leadId={row?.id ?? null}
        mayAccept={mayWriteLead}
        {...{ view, live, lead, mayWrite, decide }}
      />
      {wrapUp.dialog}
    </Page>
  )
}

function awaitsWrapUp({ meta }: CallView): boolean {
  return meta.state === 'wrapup' || (meta.state === 'ended' && !meta.disposition)
}
