import { auth as ar } from './ar/auth.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { auth as en } from './en/auth.ts'

/** The pages of the auth server: signing in and out, letting a program in, and what keeps somebody out. */
export const authWords = catalogue({ en, ar })
