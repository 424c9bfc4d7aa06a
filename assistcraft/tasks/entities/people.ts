import { type Entity, entity, type Said } from '../findings/finding.ts'
import { rangeOf } from '../findings/range.ts'

const NAME = String.raw`[A-Z][\p{L}'’-]+(?:\s+(?:(?:al|bin|bint|van|der|de|la|el|von|da|dos|ibn)\s){0,2}[A-Z][\p{L}'’-]+){0,2}`
const ARABIC_WORD = String.raw`[\u0621-\u064a]{2,20}`
/** Words that go on with the sentence, where a name would; no one of them is one. */
const ARABIC_FILLERS = `(?:من|في|عن|على|علي|إلى|الى|مع|هذا|هذه|[أا]نا|[أا]بحث|[أا]ريد|[أا]ب[غق][ىي]|[أا]ب[يا]|بدي|عايز|عايزة|عاوز|[أا]تصل|[أا]تكلم|ممكن|لو|يا|هنا|شكرا|حاب|حابب|حابة|مهتم|مهتمة|بخصوص|عندي)(?![\\u0621-\\u064a])`
/** A further word is a name behind "son of" and its like, or where it does not begin with "and", "in", "for". */
const ARABIC_NAME = String.raw`(?!${ARABIC_FILLERS})${ARABIC_WORD}(?: (?!${ARABIC_FILLERS})(?:(?:بن|بنت|ابن|[أا]بو|[أا]م|عبد) ${ARABIC_WORD}|(?![وفبل])${ARABIC_WORD})){0,2}`
const INTRODUCTION = new RegExp(
  String.raw`\b(?:(?:[Mm]y|[Tt]he) (?:good |full |first )?name is|[Mm]yself|my name's|name:|[Tt]his is|[Ii]t's|I'm|I am)\s+(${NAME})(?=[\s,.!?]|$)`,
  'gu',
)
const ARABIC_INTRODUCTION = new RegExp(String.raw`\bmy name is (${ARABIC_NAME})`, 'g')
/** "Name Dmitri", "Suresh here"; in Arabic "I am" and a name of which the last begins with the article. */
const HERE = new RegExp(
  String.raw`(?:^|[,.]\s*|\b(?:and|the|under|on) )(?:(?:my )?[Nn]ame(?: is|:)? (${NAME})(?=[\s,.!?]|$)|(${NAME})(?= (?:here|speaking)\b))`,
  'gu',
)
const I_AM = new RegExp(
  String.raw`(?:^|[\s,])[أا]نا (?!${ARABIC_FILLERS})(${ARABIC_WORD}(?: ${ARABIC_WORD})? ال${ARABIC_WORD})(?=[\s,.!?]|$)`,
  'gu',
)
const TITLED = new RegExp(String.raw`\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(${NAME})`, 'gu')
const NOT_PERSON =
  /^(?:I|The|A|An|In|At|On|From|For|Looking|Very|So|Not|Just|Calling|Interested|Sorry|Sure|Here|PACE|Dubai|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Yes|No|Fine|Good|Great|All|Perfect|Ok|Okay|That|It)\b/

/** What leads to a name that was asked for, and what may stand behind it. */
const LEAD = String.raw`^(?:(?:[Yy]es|[Yy]eah|[Ss]ure|[Oo]f course|[Oo]kay|[Ii]t['’]s|[Ii]['’]m|[Ii] am|[Tt]his is|[Mm]y name|[Nn]ame|[Ii]s|انا|أنا|اسمي|my name is)[,.]?\s+){0,3}`
const ANSWER = new RegExp(
  String.raw`${LEAD}(${NAME}|${ARABIC_NAME})\s*(?:[.,!]|$|(?=\s(?:and|from|here|speaking|ma['’]?am|madam|sir|brother|my|it['’]?s|with)\b))`,
  'u',
)
/** "Aoife, Aoife Brennan": said twice, the whole of it. */
const TWICE = new RegExp(String.raw`${LEAD}[A-Z][\p{L}'’-]+[,.]\s(${NAME})(?=[\s,.!?]|$)`, 'u')
/** "You are with Samer Haddad". */
const WITH_YOU = new RegExp(
  String.raw`(?:^|[\s,])(?:معاك|معك|معاكي|معج|معاج|وياك|وياج) (${ARABIC_NAME})(?=[\s,.!?]|$)`,
  'gu',
)
const LOWER_NAMED =
  /\b(?:my (?:good |full )?name is|myself) ([a-z]{3,20}(?: [a-z]{3,20})?)(?=\s(?:and|from|i|calling|here|speaking|sir|madam)\b|[.,!?]|$)/
const LOWER_ANSWER =
  /^(?:(?:yes|yeah|sure|okay|it's|it is|i am|this is|name is|sir|madam)[,.]? ){0,3}([a-z]{3,20} [a-z]{3,20}(?: [a-z]{3,20})?)(?: (?:sir|madam|ma'am|here))?[.,]?$/
const NO_NAME =
  /\b(?:yes|no|not|okay|sure|why|what|who|when|where|how|you|your|the|this|that|it|one|two|three|four|five|six|seven|eight|nine|ten|zero|thank|thanks|please|wait|minute|moment|already|have|want|need|can|will|and|but|for|from|with|call|number|name|same|before|told|later|just|good|fine|sorry|hello|sir|madam|any|only|going|looking|calling)\b/

/** Callers by the name that they give: introduced, with a title, or asked for it. */
export function findPeople(said: Said): Entity[] {
  const introduced = [...said.text.matchAll(INTRODUCTION)].flatMap((match) =>
    person(said, match, 0.85),
  )
  const titled = [...said.text.matchAll(TITLED)].flatMap((match) => person(said, match, 0.8))
  const here = [
    ...said.text.matchAll(HERE),
    ...said.text.matchAll(I_AM),
    ...said.text.matchAll(WITH_YOU),
  ].flatMap((match) => person(said, match, 0.75))
  const arabic = [...said.text.matchAll(ARABIC_INTRODUCTION)].flatMap((match) =>
    person(said, match, 0.8),
  )
  return [
    ...introduced,
    ...titled,
    ...arabic,
    ...here,
    ...findLowerCase(said),
    ...findNameAnswer(said),
  ]
}

function person(said: Said, match: RegExpExecArray, confidence: number): Entity[] {
  const name = match[1] ?? match[2] ?? ''
  if (NOT_PERSON.test(name) || said.places.find(name).length > 0) return []
  return [entity('person', rangeOf(match, name), name, confidence)]
}

/** "May I have your name?" – "Henrik Larsen." */
function findNameAnswer(said: Said): Entity[] {
  if (!said.dialogue.asked.includes('person')) return []
  const match = TWICE.exec(said.text) ?? ANSWER.exec(said.text)
  return match ? person(said, match, 0.8) : []
}

/** In a transcript without capitals: what stands behind "my name is", or is all that is answered. */
function findLowerCase(said: Said): Entity[] {
  const isAnswer = said.dialogue.asked.includes('person')
  const match = LOWER_NAMED.exec(said.text) ?? (isAnswer ? LOWER_ANSWER.exec(said.text) : null)
  return match && !NO_NAME.test(match[1] ?? '') ? person(said, match, 0.6) : []
}
