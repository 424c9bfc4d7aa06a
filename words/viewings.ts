import { viewings as ar } from './ar/viewings.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { viewings as en } from './en/viewings.ts'

/** Viewings, what is agreed and what became of it. */
export const viewingWords = catalogue({ en, ar })
