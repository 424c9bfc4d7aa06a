import { outbox as ar } from './ar/outbox.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { outbox as en } from './en/outbox.ts'

/** What was done without a network, and waits on the device. */
export const outboxWords = catalogue({ en, ar })
