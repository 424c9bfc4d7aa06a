import { phone as ar } from './ar/phone.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { phone as en } from './en/phone.ts'

/** PACE in a hand: the installed app. */
export const phoneWords = catalogue({ en, ar })
