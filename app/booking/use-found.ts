import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { SearchHit } from '#domain/search/hit.ts'
import { hitDetail } from '../components/business/search-hit.ts'
import { useLastAnswer } from '../pages/beside-page.ts'
import type { loader as bookable } from '../routes/bookable/route.ts'
import type { Choice } from './record-choice.tsx'

const SHORTEST = 2
const NONE: readonly Choice[] = []

/** Leads that a text finds, among those that one may see. */
export function useLeadsFound() {
  const [text, setText] = useState('')
  const { load, data } = useFetcher<{ text: string; hits: SearchHit[] }>()
  const asked = text.trim()
  useEffect(() => {
    if (asked.length >= SHORTEST) load(`/search?few&q=${encodeURIComponent(asked)}`)
  }, [asked, load])
  const known = useLastAnswer(data)
  const found =
    asked.length >= SHORTEST && known
      ? known.hits
          .filter(({ kind }) => kind === 'lead')
          .map((hit) => ({
            id: hit.id,
            label: [hit.title, hitDetail(hit)].filter(Boolean).join(' · '),
          }))
      : NONE
  return { text, onText: setText, found }
}

/** Homes that fit the lead, until somebody looks for another one by its words. */
export function useHomesFound(leadId: string | null) {
  const [text, setText] = useState('')
  const { load, data } = useFetcher<typeof bookable>()
  const asked = text.trim()
  useEffect(() => {
    const query = new URLSearchParams({ q: asked, ...(leadId ? { lead: leadId } : {}) })
    load(`/bookable?${query.toString()}`)
  }, [asked, leadId, load])
  return { text, onText: setText, found: useLastAnswer(data)?.homes ?? NONE }
}
