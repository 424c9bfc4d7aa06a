import type { KeptViewing } from '#db/pace/viewings/of-agent.ts'
import type { Language } from '#domain/language.ts'
import { formatWords } from '#words/format.ts'
import { viewingWords } from '#words/viewings.ts'

export type Said = { language: Language; areaName: (key: string) => string }

/** Whom it is shown to, as far as its agent may know that now. */
export function whoOf(
  { leadId, leadName, leadReference, mayOpenLead }: KeptViewing,
  language: Language,
): string {
  const words = viewingWords(language)
  if (!leadId) return words.noApplicant
  const reference = leadReference ?? ''
  return mayOpenLead ? (leadName ?? reference) : words.colleaguesLead(reference)
}

export function placeOf(viewing: KeptViewing, { language, areaName }: Said): string {
  const { building, unit, listingTitle, listingReference, area } = viewing
  const place = formatWords(language).list([building, unit, area && areaName(area)])
  return place || listingTitle || listingReference || viewingWords(language).noListing
}
