import { signIn as ar } from './ar/sign-in.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { signIn as en } from './en/sign-in.ts'

/** The page for whoever is not signed in. */
export const signInWords = catalogue({ en, ar })
