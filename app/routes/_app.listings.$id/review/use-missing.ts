import { keysOf, PORTALS } from '#domain/catalogue.ts'
import type { Listing } from '#domain/listing/listing.ts'
import { type Beside, contentProblems, type DemandedField } from '#domain/listing/portal-demands.ts'
import { dayKey } from '../../../components/format/format-time.ts'
import { useNow } from '../../../components/hooks/use-now.ts'

/** What some portal demands and the listing has not, each thing once. */
export function useMissing(listing: Listing, beside: Omit<Beside, 'today'>): DemandedField[] {
  const today = dayKey(useNow())
  const problems = keysOf(PORTALS).flatMap((portal) =>
    contentProblems(listing, portal, { ...beside, today }),
  )
  return [...new Set(problems.map(({ field }) => field))]
}
