import { playback as ar } from './ar/playback.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { playback as en } from './en/playback.ts'

export const playbackWords = catalogue({ en, ar })
