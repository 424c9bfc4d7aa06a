import { newListing as ar } from './ar/new-listing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { newListing as en } from './en/new-listing.ts'

/** The dialog that makes a listing. */
export const newListingWords = catalogue({ en, ar })
