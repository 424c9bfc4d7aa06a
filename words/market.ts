import { market as ar } from './ar/market.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { market as en } from './en/market.ts'

/** A home on the market: what was asked for it, what it is compared with, who might take it and how they are told. */
export const marketWords = catalogue({ en, ar })
