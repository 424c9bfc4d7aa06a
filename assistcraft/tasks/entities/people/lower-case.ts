import { type Entity, entity, type Said } from '../../findings/finding.ts'
import { rangeOf } from '../../findings/range.ts'

const LOWER_NAMED =
  /\b(?:my (?:good |full )?name is|myself|the name is) ([a-z]{3,20}(?: [a-z]{2,20})?)(?=\s(?:and|from|i|calling|here|speaking|sir|madam)\b|[.,!?]|$)/
const LOWER_HERE =
  /(?:^|\b(?:alaikum|hello|hi|morning|afternoon|evening|sir|madam|mam) )([a-z]{3,20}(?: [a-z]{3,20})?) (?:here|this side|speaking)\b/
/** "Write adnan zero five zero": a name before its number. */
const LOWER_WRITTEN =
  /\b(?:write|put|save|note|name) ([a-z]{3,20}(?: [a-z]{3,20})?)(?= (?:zero|oh|double|plus|number|my number|0)\b)/
const LOWER_ANSWER =
  /^(?:(?:yes|yeah|sure|okay|it's|it is|i am|this is|name is|sir|madam|uh|um|ah)[,.]? ){0,3}([a-z]{3,20}(?: (?:van|de|al|el|bin|der|von|[a-z]{3,20})){0,3})(?: (?:sir|madam|mam|ma'am|here))?(?:$|[.,]|(?= (?:and|my|the) (?:number|mobile|phone|email)))/
const NO_NAME =
  /\b(?:yes|no|not|okay|sure|why|what|who|when|where|how|you|your|the|this|that|it|one|two|three|four|five|six|seven|eight|nine|ten|zero|double|oh|thank|thanks|please|wait|minute|moment|already|have|want|need|can|will|and|but|for|from|with|call|number|name|same|before|told|later|just|good|fine|sorry|hello|sir|madam|any|only|going|looking|calling|today|tomorrow|morning|plus|want|about|there|perfect|great|she|her|his|him|they|don't|myself|person|nobody|everybody|both|yeah|hmm|well|so)\b/
const PARTICLES = new Set(['van', 'de', 'al', 'el', 'bin', 'der', 'von', 'la', 'da'])

/** In a transcript without capitals: what stands behind "my name is", or is all that is answered; as one writes names. */
export function findLowerCase(said: Said): Entity[] {
  const isAnswer = said.dialogue.asked.includes('person')
  const match =
    LOWER_NAMED.exec(said.text) ??
    LOWER_HERE.exec(said.text) ??
    LOWER_WRITTEN.exec(said.text) ??
    (isAnswer ? LOWER_ANSWER.exec(said.text) : null)
  const name = match?.[1] ?? ''
  if (!match || name === '' || NO_NAME.test(name) || said.places.find(name).length > 0) return []
  return [entity('person', rangeOf(match, name), written(name), 0.6)]
}

function written(name: string): string {
  return name
    .split(' ')
    .map((word) => (PARTICLES.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
