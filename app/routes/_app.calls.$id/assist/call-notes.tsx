import type { LiveDocument } from '#live/live-document.ts'
import { callWords } from '#words/call.ts'
import { Section } from '../../../components/kit/card.tsx'
import { RichText } from '../../../components/rich-text/rich-text.tsx'

type CallNotesProps = { live: LiveDocument | null; mayWrite: boolean }

/** What the agent writes down, with everybody's cursors in it. */
export function CallNotes({ live, mayWrite }: CallNotesProps) {
  const words = callWords()
  return (
    <Section title={words.notes} className="flex min-h-40 flex-col">
      <RichText
        live={live}
        fragment="notes"
        readOnly={!mayWrite}
        label={words.notesLabel}
        placeholder={words.notesHint}
      />
    </Section>
  )
}
