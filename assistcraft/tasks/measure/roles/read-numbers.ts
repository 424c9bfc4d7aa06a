import { findContacts } from '../../entities/contact.ts'
import {
  type Mention,
  mentionsIn,
  NUMBER_ROLES,
  type NumberRole,
  valueAs,
} from '../../entities/numbers/mentions.ts'
import { numberFeatures } from '../../entities/numbers/number-features.ts'
import type { Gazetteer } from '../../findings/gazetteer.ts'
import type { Said } from '../../findings/finding.ts'
import { overlaps } from '../../findings/range.ts'
import type { Label, LabelledCall } from '../calls/labelled-calls.ts'
import type { Example } from '../learning/train-softmax.ts'
import { type LabelledPassage, readPassages } from './read-passages.ts'

const ROLES: ReadonlySet<string> = new Set(NUMBER_ROLES)

/** One example for each number of calls that is judged, with what the labels say before it. */
export function readNumberExamples(calls: readonly LabelledCall[], places: Gazetteer): Example[] {
  return calls.flatMap((call) => readPassages(call, places).flatMap(examplesOf))
}

function examplesOf({ said, labels, open, place }: LabelledPassage): Example[] {
  const features = numberFeatures(said)
  const contacts = findContacts(said).filter(({ type }) => type !== 'person')
  let before: { role: NumberRole; mention: Mention } | null = null
  return mentionsIn(said.text).flatMap((mention): Example[] => {
    if (contacts.some(({ range }) => overlaps(range, mention.range))) return []
    const spoken = place(mention.range)
    if (open.some((one) => overlaps(one, spoken))) return []
    const role = roleOf(
      labels.filter(({ range }) => overlaps(range, spoken)),
      mention,
      said,
    )
    if (!role) return []
    const example = { features: features(mention, before), target: NUMBER_ROLES.indexOf(role) }
    before = { role, mention }
    return [example]
  })
}

/** What a number is labelled to be; nothing where it is a part of what is labelled. */
function roleOf(labels: readonly Label[], mention: Mention, said: Said): NumberRole | null {
  const role = NUMBER_ROLES.find((one) =>
    labels.some(({ type, value }) => {
      const meant = valueAs(said, mention, one)
      return type === one && meant !== null && (value === '' || value === String(meant))
    }),
  )
  return role ?? (labels.some(({ type }) => ROLES.has(type)) ? null : 'none')
}
