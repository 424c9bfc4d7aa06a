import { PenLine, PhoneIncoming, PhoneOutgoing } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { dispositionWords } from '../../components/disposition-words.ts'
import { formatPhone } from '../../components/format-phone.ts'
import { Kbd } from '../../components/kbd.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import type { CallView } from './call-view.ts'

type CallActionsProps = { view: CallView; mayWrapUp: boolean; onWrapUp: () => void }

/** Who has the call, on which number, and what is left to do about it. */
export function CallActions({ view, mayWrapUp, onWrapUp }: CallActionsProps) {
  const { face } = useWorkspace()
  const { agentId, callerPhone, direction, disposition } = view.meta
  const agent = face(agentId)
  const Direction = direction === 'outbound' ? PhoneOutgoing : PhoneIncoming
  return (
    <>
      {callerPhone && (
        <span className="flex items-center gap-1.5 text-sm text-muted max-xl:hidden">
          <Direction className="size-3.5 text-faint" aria-label={direction ?? undefined} />
          {formatPhone(callerPhone)}
        </span>
      )}
      {agent && (
        <span className="flex items-center gap-2 text-sm max-md:hidden">
          <Avatar face={agent} /> <span className="max-xl:hidden">{agent.name}</span>
        </span>
      )}
      {disposition && <Badge className="max-md:hidden">{dispositionWords(disposition)}</Badge>}
      {mayWrapUp && (
        <Button variant="primary" onClick={onWrapUp}>
          <PenLine className="size-4" aria-hidden /> Wrap up{' '}
          <Kbd keys="W" className="max-md:hidden" />
        </Button>
      )}
    </>
  )
}
