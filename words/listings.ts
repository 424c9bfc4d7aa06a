import { listings as ar } from './ar/listings.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { listings as en } from './en/listings.ts'

/** The list of listings. */
export const listingsWords = catalogue({ en, ar })
