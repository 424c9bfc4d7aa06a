import { telling as ar } from './ar/telling.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { telling as en } from './en/telling.ts'

/** What an agent writes to the customer of a viewing, and what came back. */
export const tellingWords = catalogue({ en, ar })
