import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { shortText } from '../text/characters.ts'

/** A house's own words for what no field says. Told apart by their letters alone, whatever their case. */
const TagSchema = shortText(40)
  .transform((tag) => tag.trim().replace(/\s+/gu, ' '))
  .pipe(z.string().min(1, 'A tag has at least one letter.'))
const MOST_TAGS = 20

export const TagsSchema = z.array(shortText(40)).max(MOST_TAGS)
const EditSchema = z.array(TagSchema).max(MOST_TAGS).default([])
export const TagArgsSchema = z.object({ add: EditSchema, remove: EditSchema })

/** The tags after some are added and some taken away, in the order in which they came. */
export function editTags(
  tags: readonly string[] | null,
  { add, remove }: z.infer<typeof TagArgsSchema>,
): string[] {
  const gone = new Set(remove.map(folded))
  const kept = new Map((tags ?? []).map((tag) => [folded(tag), tag]))
  for (const key of gone) kept.delete(key)
  for (const tag of add) if (!kept.has(folded(tag))) kept.set(folded(tag), tag)
  if (kept.size <= MOST_TAGS) return [...kept.values()]
  throw new DomainError('invalid', `A record has ${MOST_TAGS} tags at most.`, [], {
    key: 'tooManyTags',
    with: { most: MOST_TAGS },
  })
}

/** The tags of both of two that become one: the one's first, as many as a record may have. */
export function joinTags(
  own: readonly string[] | null,
  others: readonly string[] | null,
): string[] {
  const alike = Map.groupBy([...(own ?? []), ...(others ?? [])], folded)
  return [...alike.values()].flatMap(([first]) => first ?? []).slice(0, MOST_TAGS)
}

function folded(tag: string): string {
  return tag.normalize('NFKC').toLocaleLowerCase('und')
}
