import type { LiveDocument } from '#live/live-document.ts'
import { Section } from '../../components/card.tsx'
import { RichText } from '../../components/rich-text.tsx'

type CallNotesProps = { live: LiveDocument | null; mayWrite: boolean }

/** What the agent writes down, with everybody's cursors in it. */
export function CallNotes({ live, mayWrite }: CallNotesProps) {
  return (
    <Section title="Notes" className="flex min-h-40 flex-col">
      <RichText
        live={live}
        fragment="notes"
        readOnly={!mayWrite}
        label="Notes on the call"
        placeholder="Write what should not be forgotten"
      />
    </Section>
  )
}
