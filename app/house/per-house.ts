import { currentLocale } from '#words/catalogue/language.ts'
import { currentHouse } from './current-house.ts'
import type { House } from '#domain/house/house.ts'

/** One for each language and zone, made when it is first needed: an `Intl` formatter costs far more to make than to use. */
export function perZone<T>(make: (locale: string, house: Pick<House, 'zone'>) => T): () => T {
  const made = new Map<string, T>()
  return () => {
    const locale = currentLocale()
    const house = currentHouse()
    const key = `${locale} ${house.zone}`
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(locale, house)
    made.set(key, fresh)
    return fresh
  }
}
