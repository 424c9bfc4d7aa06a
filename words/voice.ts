import { voice as ar } from './ar/voice.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { voice as en } from './en/voice.ts'

/** Notes that are spoken. */
export const voiceWords = catalogue({ en, ar })
