import { contacts as ar } from './ar/contacts.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { contacts as en } from './en/contacts.ts'

/** Contacts, what hangs on them, and merging two records. */
export const contactWords = catalogue({ en, ar })
