import { clocks as ar } from './ar/clocks.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { clocks as en } from './en/clocks.ts'

/** What is due by when, how one sees it run, and how a house sets it. */
export const clockWords = catalogue({ en, ar })
