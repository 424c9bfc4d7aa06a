import { reply as ar } from './ar/reply.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { reply as en } from './en/reply.ts'

/** What an answer to a customer is written in: the customer's language. */
export const replyWords = catalogue({ en, ar })
