import { messages as ar } from './ar/messages.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { messages as en } from './en/messages.ts'

/** What is written with people outside, and what becomes of it. */
export const messageWords = catalogue({ en, ar })
