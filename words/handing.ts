import { handing as ar } from './ar/handing.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { handing as en } from './en/handing.ts'

/** Giving a viewing to a colleague. */
export const handingWords = catalogue({ en, ar })
