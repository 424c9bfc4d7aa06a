import { lead as ar } from './ar/lead.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { lead as en } from './en/lead.ts'

/** The page of a lead. */
export const leadWords = catalogue({ en, ar })
