import { shortlist as ar } from './ar/shortlist.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { shortlist as en } from './en/shortlist.ts'

/** Homes chosen for a customer: what they read behind their link, and what the agent does with it. */
export const shortlistWords = catalogue({ en, ar })
