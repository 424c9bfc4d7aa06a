import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import type { DraftPart } from '#domain/call/requirements.ts'
import type { MatchingListing } from '#db/pace/matching/for-lead.ts'
import { useLastAnswer } from '../../../pages/beside-page.ts'
import type { loader } from '../../calls.$id.matches/route.ts'

export type Matches = {
  homes: readonly MatchingListing[]
  /** When which home is to be shown. */
  viewings: Readonly<Record<string, string>>
}

/** The homes that fit what is asked for, again with each part that changes. Null until the first are here. */
export function useMatches(
  callId: string,
  { draft, leadId }: { draft: readonly DraftPart[]; leadId: string | null },
): { matches: Matches | null; reload: () => void } {
  const { load, data } = useFetcher<typeof loader>()
  const address = `/calls/${callId}/matches?${queryOf(draft)}`
  const ask = useRef(() => load(address))
  ask.current = () => load(address)
  const reload = useCallback(() => ask.current(), [])
  // Another lead has other viewings.
  useEffect(reload, [reload, address, leadId])
  return { matches: useLastAnswer(data), reload }
}

function queryOf(draft: readonly DraftPart[]): string {
  const asked = draft.map(({ field, value }): [string, string] => [field, String(value)])
  return new URLSearchParams(asked).toString()
}
