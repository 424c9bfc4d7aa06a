import { plainWords } from '../findings/words.ts'

const PHRASES = String.raw`thanks?|thank you|bye|goodbye|hello|hi|hey|good (?:morning|afternoon|evening)|great|ok(?:ay)?|perfect|wonderful|lovely|cheers|no|that's (?:all|it|everything)|how are you|nice|very|so|much|a lot|have a (?:nice|good|great) day|you too|for your help|all|it's|sara|omar`
/** Each phrase ends with a space and none begins with another: there is one way to read a text. */
const ONLY_PHRASES = new RegExp(`^(?:(?:${PHRASES}) )+$`)

/** Whether nothing is said but thanks, greetings and the like. */
export function isPoliteness(text: string): boolean {
  return ONLY_PHRASES.test(`${plainWords(text)} `)
}

const SMALLTALK =
  /\b(?:(?:lovely|nice|hot|cold|beautiful|terrible|crazy|bad|good) (?:weather|day|evening)|weather|how are you|how(?:['’]s| is) (?:it going|the family|everything)|happy (?:new year|eid|birthday|national day)|ramadan (?:kareem|mubarak)|eid mubarak|merry christmas|god bless|inshallah we|the traffic|football|the match|have you been here long|where are you from|nice to (?:talk|speak|meet)|take care|enjoy your|have a (?:nice|good|great|lovely))\b/i

/** Whether it is said for company: of the weather, of the other's health, at parting. */
export function isSmalltalk(text: string): boolean {
  return SMALLTALK.test(plainWords(text.slice(0, 200)))
}
