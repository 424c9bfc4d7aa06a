import { format as ar } from './ar/format.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { format as en } from './en/format.ts'

/** Times, amounts and counts, as far as `Intl` does not say them as a brokerage does. */
export const formatWords = catalogue({ en, ar })
