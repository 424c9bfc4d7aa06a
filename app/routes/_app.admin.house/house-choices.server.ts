import { getCountries } from 'libphonenumber-js/min'
import { currentLocale } from '#words/catalogue/language.ts'

export type HouseChoices = ReturnType<typeof houseChoices>

/**
 * What a house can choose among, named in the reader's language. The server says it: browsers know other zones, and call
 * currencies and countries otherwise.
 */
export function houseChoices() {
  return {
    zones: Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })),
    currencies: namedOptions('currency', Intl.supportedValuesOf('currency')),
    countries: namedOptions('region', getCountries()),
  }
}

/** `Euro (EUR)`, by name in the reader's language. */
function namedOptions<Code extends string>(type: 'currency' | 'region', codes: readonly Code[]) {
  const names = new Intl.DisplayNames(currentLocale(), { type })
  return codes
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, currentLocale()))
}
