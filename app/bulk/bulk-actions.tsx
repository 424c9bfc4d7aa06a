import { Archive, Milestone, Tag, UserRoundPlus, UsersRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { BulkKind } from '#domain/bulk/bulk.ts'
import type { Selection } from '#domain/list/selection.ts'
import { bulkWords } from '#words/bulk.ts'
import { Button } from '../components/kit/button.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import type { BulkCommand } from './bulk-form.tsx'

type BulkActionsProps = {
  kind: BulkKind
  chosen: Selection
  /** How many that are; null where nobody has counted. */
  count: number | null
  /** It has begun: nothing needs to stay chosen. */
  onDone: () => void
}

const ICON = 'size-3.5'
const ACTIONS: Record<BulkKind, readonly (readonly [BulkCommand, ReactNode])[]> = {
  lead: [
    ['assign', <UserRoundPlus key="assign" className={ICON} aria-hidden />],
    ['setStage', <Milestone key="setStage" className={ICON} aria-hidden />],
    ['tag', <Tag key="tag" className={ICON} aria-hidden />],
    ['share', <UsersRound key="share" className={ICON} aria-hidden />],
    ['archive', <Archive key="archive" className={ICON} aria-hidden />],
  ],
  listing: [
    ['assign', <UserRoundPlus key="assign" className={ICON} aria-hidden />],
    ['setStatus', <Milestone key="setStatus" className={ICON} aria-hidden />],
    ['tag', <Tag key="tag" className={ICON} aria-hidden />],
    ['archive', <Archive key="archive" className={ICON} aria-hidden />],
  ],
  contact: [
    ['assign', <UserRoundPlus key="assign" className={ICON} aria-hidden />],
    ['tag', <Tag key="tag" className={ICON} aria-hidden />],
    ['archive', <Archive key="archive" className={ICON} aria-hidden />],
  ],
}

/** What can be done with the records that are chosen on a list. */
export function BulkActions({ kind, chosen, count, onDone }: BulkActionsProps) {
  const [asked, setAsked] = useState<BulkCommand | null>(null)
  const words = bulkWords()
  return (
    <>
      {ACTIONS[kind].map(([command, icon]) => (
        <Button key={command} size="sm" variant="quiet" onClick={() => setAsked(command)}>
          {icon} {words.commands[command]}
        </Button>
      ))}
      {asked && (
        <BulkDialog
          key={asked}
          {...{ kind, chosen, count, command: asked }}
          onClose={() => setAsked(null)}
          onStarted={onDone}
        />
      )}
    </>
  )
}
