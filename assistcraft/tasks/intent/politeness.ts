import { plainWords } from '../findings/words.ts'

const PHRASES = String.raw`thanks?|thank you|bye|goodbye|hello|hi|hey|good (?:morning|afternoon|evening)|great|ok(?:ay)?|perfect|wonderful|lovely|cheers|no|that's (?:all|it|everything)|how are you|nice|very|so|much|a lot|have a (?:nice|good|great) day|you too|for your help|all|it's|sara|omar`
/** Each phrase ends with a space and none begins with another: there is one way to read a text. */
const ONLY_PHRASES = new RegExp(`^(?:(?:${PHRASES}) )+$`)

/** Whether nothing is said but thanks, greetings and the like. */
export function isPoliteness(text: string): boolean {
  return ONLY_PHRASES.test(`${plainWords(text)} `)
}
