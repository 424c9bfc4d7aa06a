import { summary as ar } from './ar/summary.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { summary as en } from './en/summary.ts'

/** What the summary of a call is written in: its agent's language. */
export const summaryWords = catalogue({ en, ar })
