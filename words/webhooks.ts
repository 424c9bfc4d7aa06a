import { webhooks as ar } from './ar/webhooks.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { webhooks as en } from './en/webhooks.ts'

/** Programs that are told what changes, and what they answered. */
export const webhookWords = catalogue({ en, ar })
