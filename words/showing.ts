import { showing as ar } from './ar/showing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { showing as en } from './en/showing.ts'

/** When a home can be shown. */
export const showingWords = catalogue({ en, ar })
