import type { Language } from '#domain/language.ts'
import { labelOf, type Reference } from '#domain/reference/reference.ts'
import { formatWords } from '#words/format.ts'

export type NamedHome = {
  title: string | null
  titleAr: string | null
  building: string | null
  area: string | null
}
export type HomeName = { title: string; place: string }

/** What a customer reads of the home that they are shown: which, and where; not which unit. */
export function homeName(home: NamedHome, reference: Reference, language: Language): HomeName {
  const { title, titleAr, building, area } = home
  const areaName = area && labelOf(reference, 'area', area, language)
  const place = formatWords(language).list([building, areaName])
  const own = language === 'ar' ? titleAr || title : title || titleAr
  return { title: own || place, place: own ? place : '' }
}
