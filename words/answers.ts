import { answers as ar } from './ar/answers.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { answers as en } from './en/answers.ts'

/** What answers over data are told in, and what is said where rights narrow them. */
export const answersWords = catalogue({ en, ar })
