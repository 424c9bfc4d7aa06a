import { sessions as ar } from './ar/sessions.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { sessions as en } from './en/sessions.ts'

/** Where somebody is signed in. */
export const sessionWords = catalogue({ en, ar })
