import type { CallCard } from '#domain/views/cards.ts'
import { boardWords } from '#words/board.ts'
import { Avatar, NobodyAvatar } from '../../../components/kit/avatar.tsx'
import { CallLink } from '../../../components/business/call/call-link.tsx'
import { isGoingOn, LiveDot } from '../../../components/business/call/call-state.tsx'
import { callerName } from '../../../components/business/call/caller-name.ts'
import { CallClock } from '../../../components/business/call/call-clock.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import type { BoardStore } from '../state/board-store.ts'
import { useOnBoard } from '../state/use-board.ts'

/** The team's calls of this moment; gone when nobody is on the line. */
export function CallStrip({ store }: { store: BoardStore }) {
  const calls = useOnBoard(store, 'calls', (board) => board.calls())
  const live = calls.filter((call) => isGoingOn(call.state))
  if (live.length === 0) return null
  return (
    <div className="flex items-center gap-2 overflow-x-auto border-b bg-sunken px-4 py-2 [scrollbar-width:none] md:px-6">
      <h2 className="me-1 flex shrink-0 items-center gap-2 text-xs font-medium text-muted">
        <LiveDot /> {boardWords().onTheLine}
      </h2>
      {live.map((call) => (
        <CallChip key={call.id} call={call} />
      ))}
    </div>
  )
}

function CallChip({ call }: { call: CallCard }) {
  const { face } = useWorkspace()
  const agent = face(call.agentId)
  const words = boardWords()
  return (
    <CallLink
      call={call}
      className="flex h-8 shrink-0 animate-rise items-center gap-2 rounded-md border bg-surface ps-1 pe-2.5 text-sm"
      openable="hover:border-line-strong"
    >
      {agent ? <Avatar face={agent} size="sm" /> : <NobodyAvatar label={words.nobodyTook} />}
      <span className="font-medium">{callerName(call)}</span>
      {call.state === 'ringing' && <span className="text-warn">{words.ringing}</span>}
      {call.state === 'held' && <span className="text-warn">{words.onHold}</span>}
      <CallClock call={call} className="text-faint" />
    </CallLink>
  )
}
