import { Link } from '@remix-run/react'
import { isLeadStage } from '#domain/lead/fields.ts'
import { contactWords } from '#words/contacts.ts'
import { StageBadge } from '../../components/business/stage.tsx'
import { Section } from '../../components/kit/card.tsx'
import { MergesToUndo } from '../../merge/merges-to-undo.tsx'

type SiblingsProps = {
  id: string
  siblings: readonly { id: string; reference: string; stage: string }[]
  merges: readonly { id: string; at: string }[]
}

/** Other leads of the same contact, which may be the same need twice; and what was merged already. */
export function Siblings({ id, siblings, merges }: SiblingsProps) {
  const words = contactWords()
  if (siblings.length === 0 && merges.length === 0) return null
  return (
    <div className="grid gap-3 p-4 pb-0">
      <MergesToUndo merges={merges} action={`/leads/${id}`} />
      {siblings.length > 0 && (
        <Section title={words.merge.duplicates} count={siblings.length}>
          <ul className="grid gap-1 text-sm">
            {siblings.map((other) => (
              <li key={other.id} className="flex items-center gap-2">
                <Link to={`/leads/${other.id}`} className="hover:underline">
                  {other.reference}
                </Link>
                {isLeadStage(other.stage) && <StageBadge stage={other.stage} />}
                <Link
                  to={`/leads/${id}/merge/${other.id}`}
                  className="ms-auto text-accent hover:underline"
                >
                  {words.likely.compare}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}
