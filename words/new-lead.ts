import { newLead as ar } from './ar/new-lead.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { newLead as en } from './en/new-lead.ts'

/** The dialog that makes a lead. */
export const newLeadWords = catalogue({ en, ar })
