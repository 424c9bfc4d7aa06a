import { contactWords } from '#words/contacts.ts'
import { RelativeTime } from '../components/format/time.tsx'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { Section } from '../components/kit/card.tsx'

type MergesToUndoProps = {
  merges: readonly { id: string; at: string }[]
  /** The record's page, which takes `undoMerge`. */
  action: string
}

/** The merges of a record that can still be taken back. */
export function MergesToUndo({ merges, action }: MergesToUndoProps) {
  const words = contactWords().merge
  const { run, busy } = useAction(action)
  if (merges.length === 0) return null
  return (
    <Section title={words.hasMerged(merges.length)}>
      <ul className="grid gap-1">
        {merges.map(({ id, at }) => (
          <li key={id} className="flex items-center gap-2 text-sm">
            <RelativeTime at={at} className="text-faint" />
            <Button
              size="sm"
              className="ms-auto"
              disabled={busy}
              onClick={() => run({ intent: 'undoMerge', mergeId: id })}
            >
              {busy ? words.undoing : words.undo}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
