import { Building2, Download, PenLine, PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { callWords } from '#words/call.ts'
import { labelWords } from '#words/labels.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { Button, buttonClass, ButtonLink } from '../../components/kit/button.tsx'
import { dispositionWords } from '../../components/business/call/disposition-words.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { Kbd } from '../../components/kit/kbd.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import type { CallView } from './view/call-view.ts'

type CallActionsProps = { id: string; view: CallView; mayWrapUp: boolean; onWrapUp: () => void }

/** Who has the call, on which number, and what is left to do about it. */
export function CallActions({ id, view, mayWrapUp, onWrapUp }: CallActionsProps) {
  const { face } = useWorkspace()
  const { agentId, callerPhone, direction, disposition } = view.meta
  const agent = face(agentId)
  const Direction = direction === 'outbound' ? PhoneOutgoing : PhoneIncoming
  return (
    <>
      {callerPhone && (
        <span className="flex items-center gap-1.5 text-sm text-muted max-xl:hidden">
          <Direction
            className="size-3.5 text-faint"
            aria-label={direction ? labelWords().directions[direction] : undefined}
          />
          {formatPhone(callerPhone)}
        </span>
      )}
      {agent && (
        <span className="flex items-center gap-2 text-sm max-md:hidden">
          <Avatar face={agent} /> <span className="max-xl:hidden">{agent.name}</span>
        </span>
      )}
      {disposition && <Badge className="max-md:hidden">{dispositionWords(disposition)}</Badge>}
      <ButtonLink
        to={`/listings?new=call:${encodeURIComponent(id)}`}
        variant="quiet"
        size="icon"
        aria-label={callWords().listHome}
        title={callWords().listHome}
      >
        <Building2 className="size-4" aria-hidden />
      </ButtonLink>
      {isOver(view) && (
        <a
          href={`/calls/${id}/vcon`}
          download
          className={buttonClass({ variant: 'quiet', size: 'icon' })}
          aria-label={callWords().downloadVcon}
          title={callWords().downloadVcon}
        >
          <Download className="size-4" aria-hidden />
        </a>
      )}
      {mayWrapUp && (
        <Button variant="primary" onClick={onWrapUp}>
          <PenLine className="size-4" aria-hidden /> {callWords().wrapUp}{' '}
          <Kbd keys="W" className="max-md:hidden" />
        </Button>
      )}
    </>
  )
}

function isOver({ meta: { state } }: CallView): boolean {
  return state === 'wrapup' || state === 'ended' || state === 'missed'
}
