import { listing as ar } from './ar/listing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { listing as en } from './en/listing.ts'

/** The page of a listing. */
export const listingWords = catalogue({ en, ar })
