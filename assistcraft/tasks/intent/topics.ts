/** What a caller is about, as the labelled dialogues know it; the intents of calls are finer. */
export type Topic = 'find' | 'schedule' | 'none'
