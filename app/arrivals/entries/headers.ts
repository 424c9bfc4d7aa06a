import { cutCharacters } from '#domain/text/characters.ts'
import { withoutUnstorable } from '#domain/storable.ts'

const THAT_MATTER = ['user-agent', 'origin', 'referer', 'date', 'x-request-id'] as const
const LONGEST = 500

/** What says where something came from; never a credential. */
export function headersThatMatter(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    THAT_MATTER.flatMap((name) => {
      const value = headers.get(name)
      return value ? [[name, withoutUnstorable(cutCharacters(value, LONGEST))]] : []
    }),
  )
}
