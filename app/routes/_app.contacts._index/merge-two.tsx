import { Merge } from 'lucide-react'
import type { Selection } from '#domain/list/selection.ts'
import { contactWords } from '#words/contacts.ts'
import { ButtonLink } from '../../components/kit/button.tsx'

/** Where exactly two are ticked: the page on which they become one, the one ticked first being the one that stays. */
export function MergeTwo({ chosen }: { chosen: Selection }) {
  if (!('ids' in chosen) || chosen.ids.length !== 2) return null
  const [stays, goes] = chosen.ids
  return (
    <ButtonLink to={`/contacts/${stays}/merge/${goes}`} variant="quiet" size="sm">
      <Merge className="size-3.5" aria-hidden /> {contactWords().merge.title}
    </ButtonLink>
  )
}
