import { type Entity, entity, type Said } from '../findings/finding.ts'
import { overlaps, type Range, rangeOf } from '../findings/range.ts'

const KIND =
  '(?:creek|city|hills?|beach|park|view|bay|island|valley|heights|village|springs|town|lakes?|meadows|marina|harbou?r|gardens)'
const NAME = String.raw`[A-Z][\p{L}’-]*(?:\s+(?:(?:of the|of|de|del|la|el|al|at)\s+)?[A-Z][\p{L}’-]*){0,3}(?:\s${KIND}\b)?`
const AFTER_PREPOSITION = new RegExp(
  String.raw`\b(?:[Ii]n|[Aa]round|[Nn]ear|[Ww]ithin|[Aa]t|(?:mov|relocat)\w+ to|bound for|liking|talking about)\s+(?:the\s+)?(?:city of\s+|area of\s+)?(${NAME})`,
  'gu',
)
const BEFORE_AREA = new RegExp(
  String.raw`(?<![\p{L}’-])(?:the\s+)?(${NAME})\s+(?:area|city|neighbou?rhood|community)\b`,
  'gu',
)
const LOWER_CASE =
  /\b(?:in|around|near|mov(?:e|ing) to)\s+(?:the\s+)?((?!the\b|a\b|an\b|my\b|this\b|that\b|it\b)[a-z]{3,}(?: [a-zA-Z]{3,})?)\b(?= area|[.,?!]|$| please| with| for| that| which| and| it\b| i\b)/gu
const HOME =
  /\b(?:apartments?|flats?|condos?|homes?|houses?|villas?|places?|propert\w+|bed ?rooms?|beds?|rooms?|studio|townhouses?|one|something|rent|rental|buy|live|search|look\w*|find|area|unit)\b/i
const NOT_PLACE =
  /^(?:he|she|they|you|who|there|here|writing|principle|walk|off[- ]plan|investment|investing|twenty|nineteen|two thousand|is|are|was|were|do|does|did|can|could|would|will|should|has|have|not|never|nowhere|somewhere|anywhere|near|close|my|our|your|i|i'm|we|yes|no|ok|okay|sure|hi|hello|hey|thanks?|thank you|please|the|that|this|it|instagram|facebook|tiktok|youtube|google|whatsapp|linkedin|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|cash|general|advance|mind|total|fact|town|time|person|order|bayut|dubizzle|property finder|which|what|area|city|apartments?|touch|case|particular|any|addition|good|nice|house|yeah|yep|residence|accomm?odation|something|anything|(?:dubai|(?:the )?(?:uae|emirates))$)\b/i
const LEAD_IN =
  /^(?:(?:yes|sure|okay|ok|oh|well|um|uh|hi|hmm|alright|actually|please|maybe|perhaps|preferably|ideally)[,.]?\s+)*(?:(?:i|we)(?:'d|'m|'ve| would| am| want| need| will| are)?\s+(?:(?:like|love|prefer|want|wanted|need|looking|searching|look|hoping|interested|think|thinking|go|choose|to|it|for|find|live|be|search|check|have|one|an?|apartment|place|something|somewhere)\s+)*)?(?:(?:how about|what about|let's (?:try|go with|say|do)|try|find|search|look|check|it should be|it must be|should be|located|something|somewhere|anywhere|the area (?:is|should be)|the city (?:is|should be)|make it)\s+)*(?:(?:in|for|around|near|at|on|within|of|to be)\s+)*(?:the\s+)?(?:(?:city|area) of\s+)?/i
const TAIL =
  /(?<!\s)(?:\s+(?:area|city|please|would be (?:great|good|nice|fine|ideal|best)|is (?:fine|good|best)|sounds good|works|if possible|thanks?|thank you|preferably|for me|only|itself|ca|california|one)\b)*(?:(?<![\s.,!?])[\s.,!?]+)?$/i

/** What is said of the place after its name. */
const REST =
  /(?:['’]s|(?<!\s)\s+(?:is|are|works?|will|would|sounds?|looks?|seems?|should|it|if|i|for|so|because|area|or))\b.*$/i

/** Areas of the catalogue by their key; where it does not know the name, the name as the customer said it. */
export function findAreas(said: Said): Entity[] {
  const known = said.places
    .find(said.text)
    .filter(({ range, place }) => place.kind === 'area' && !namesSomethingElse(said.text, range))
    .map(({ range, place }) => entity('area', range, place.key, 0.95))
  if (said.role === 'agent') return known
  const isKnown = said.places.places.length > 0
  const guessed = [...findNamed(said), ...findLowerCase(said)].filter(
    ({ range }) => !isKnown || isWished(said.text, range),
  )
  const named = [
    ...guessed,
    ...furtherNames(said.text, [...known, ...guessed]),
    ...findAnswer(said),
  ]
  return named.reduce(
    (found, next) =>
      found.some((other) => overlaps(other.range, next.range)) ? found : [...found, next],
    known,
  )
}

/** "In Al Barsha or Tecom": what is named beside a place in one breath is one too. */
function furtherNames(text: string, places: readonly Entity[]): Entity[] {
  return places.flatMap(({ range }) => {
    const match = FURTHER.exec(text.slice(range.end))
    const name = (match?.[1] ?? '').replace(/(?<![.'’])[.'’]+$/, '')
    if (!match || !isPlace(name) || isBuilding(name)) return []
    const start = range.end + match[0].lastIndexOf(match[1] ?? '')
    return [entity('area', { start, end: start + name.length }, name, 0.65)]
  })
}

const FURTHER = new RegExp(
  String.raw`^\s(?:or|and)(?: maybe| even)?(?: in)? (?:the )?(${NAME})(?=[\s.,?!]|$)`,
  'u',
)

/** A name that no list knows is a place to live only where a home is looked for there. */
function isWished(text: string, { start }: Range): boolean {
  const clause =
    /(?:^|[.?!;]\s|,\s|\b(?:because|but|so)\s)((?:(?!\b(?:because|but|so)\s)[^.?!;,]){0,120})$/i.exec(
      text.slice(0, start),
    )?.[1]
  return clause !== undefined && WISHED.test(clause) && !OTHERWISE.test(clause)
}

const WISHED =
  /\b(?:look(?:ing)?|search\w*|want|need|prefer\w*|ideally|something|somewhere|anything|anywhere|options?|find|bed ?rooms?|beds?|bhk|studio|apartments?|flats?|villas?|townhouses?|houses?|homes?|places?|propert\w+|live|rent|buy|move to|moving to|interested|after|what about|how about|maybe|try|units?|offices?)\b/i
const OTHERWISE =
  /\b(?:sold|sell\w*|bought|have|has|had|got|own(?:er)?|contract|lease|tenancy|(?:i|we|he|she|they)(?:['’](?:m|re|s)| am| are| is| was| were) (?:in|at|from|living|staying|now|here)|third one|second one|first one|wedding|marriage|school|work\w*|office in|starting|born|from|back|currently|used to|family|parents|one is)\b/i

/** "A full Marina view", "Marina Gate": the area's name is part of another thing's. */
function namesSomethingElse(text: string, range: Range): boolean {
  return (
    /^\s+(?:views?\b|[A-Z][a-z]+)/.test(text.slice(range.end)) &&
    !/\s/.test(text.slice(range.start, range.end))
  )
}

function findNamed(said: Said): Entity[] {
  return [...said.text.matchAll(AFTER_PREPOSITION), ...said.text.matchAll(BEFORE_AREA)].flatMap(
    (match) => {
      const name = (match[1] ?? '').replace(/(?<![.'’])[.'’]+$/, '')
      const range = rangeOf(match, name)
      if (!isPlace(name) || isBuilding(name) || PASSED.test(said.text.slice(range.end))) return []
      return [entity('area', range, name, 0.75)]
    },
  )
}

/** What bears a place's name is not where a home is. */
const PASSED =
  /^\s(?:metro|station|mall|school|college|university|hospital|clinic|airport|mosque)\b/i

/** Transcripts in lower case: only where homes are spoken of, and the words could be a name. */
function findLowerCase(said: Said): Entity[] {
  const { asked, intent } = said.dialogue
  const searching =
    asked.includes('area') || asked.includes('bedrooms') || intent === null || intent === 'findHome'
  if (!HOME.test(said.text) && !searching) return []
  return [...said.text.matchAll(LOWER_CASE)].flatMap((match) => {
    const name = (match[1] ?? '').replace(/ (?:area|please|city|with|for|that|which|and)$/, '')
    return isPlace(name) && !COMMON.test(name) && !isOfBuilding(name, said)
      ? [entity('area', rangeOf(match, name), name, 0.6)]
      : []
  })
}

/** "In cayan": what a tower is called for short. */
function isOfBuilding(name: string, { places }: Said): boolean {
  const start = `${name.toLowerCase()} `
  return places.places.some(
    (place) => place.kind === 'building' && place.name.toLowerCase().startsWith(start),
  )
}

const COMMON =
  /\b(?:good|nice|next|last|morning|afternoon|evening|building|apartments?|property|place|budget|same|other|first|second|weeks?|months?|days?|seeing|visiting|renting|buying|having|moving|getting|scheduling|there|here|near|mind|mall|metro|school|schools|work|office|beach|price|size|bed|bath|bedrooms?|cash|total|future|way|cheques?|one|two|three|four|five|six|dirhams|stock|need|there|them|you|pets?|house|residence|accomm?odation|apartment|units?|with|for|and|located)\b/i

/** "Which area?" – "Menlo Park please". */
function findAnswer(said: Said): Entity[] {
  if (!said.dialogue.asked.includes('area')) return []
  const sentence = firstSentence(said.text)
  const lead = LEAD_IN.exec(said.text)?.[0].length ?? 0
  const name = sentence.slice(lead).replace(REST, '').replace(TAIL, '')
  const words = name.split(/\s+/).length
  if (name.length < 2 || words > 4 || !isPlace(name) || COMMON.test(name) || /\d|\?/.test(name))
    return []
  return [entity('area', { start: lead, end: lead + name.length } satisfies Range, name, 0.7)]
}

function firstSentence(text: string): string {
  return (
    /^.*?(?=[.!?](?:\s|$)|,\s(?:and|with|please|i|we|but)\b|\s(?:with|and)\s|$)/i.exec(text)?.[0] ??
    text
  )
}

/** Letters that were spelled, of a name that nobody knows. */
const LETTERS = /^\p{L}(?:[ .]\p{L}){1,4}$/u

function isPlace(name: string): boolean {
  return name.length > 1 && !NOT_PLACE.test(name) && !LETTERS.test(name)
}

function isBuilding(name: string): boolean {
  return /\b(?:apartments?|residences?|towers?|homes|villas|court|street|road|avenue|drive|lane)$/i.test(
    name,
  )
}
