import { share as ar } from './ar/share.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { share as en } from './en/share.ts'

/** What other apps share with PACE. */
export const shareWords = catalogue({ en, ar })
