import { type Entity, entity, type Said } from '../../findings/finding.ts'
import { overlaps, rangeOf } from '../../findings/range.ts'
import { findLowerCase } from './lower-case.ts'
import {
  ARABIC_FILLERS,
  ARABIC_TITLE,
  ARABIC_FULL_NAME,
  ARABIC_NAME,
  FULL_NAME,
  NAME,
  NO_PERSON_IN,
  NOT_PERSON,
  TITLE,
} from './names.ts'

/** How people say who they are, the surest first; the name is the first group that there is. */
const INTRODUCED: [RegExp, number][] = [
  [
    new RegExp(
      String.raw`\b(?:(?:[Mm]y|[Tt]he) (?:good |full |first |own )?name is|[Mm]yself|[Mm]y name['’]s|name:|[Tt]his is|[Ii]t['’]s|[Ii]t is|I['’]m|I am|i['’]m)\s+(?:still |just |only )?((?:(?:Mr|Mrs|Ms|Dr)\.? )?${NAME})(?=[\s,.!?]|$)`,
      'gu',
    ),
    0.85,
  ],
  [new RegExp(String.raw`\b(?:my name is|the name is) (${ARABIC_NAME})`, 'g'), 0.8],
  // "Name Dmitri", "Suresh here", "Imran this side", "Syed Abrar is my name".
  [
    new RegExp(
      String.raw`(?:^|[,.!?]\s*|\b(?:and|the|under|on|hi|hello|done|okay|mam|sir|yes) )(?:(?:my )?[Nn]ame(?: is|:)? (${NAME})(?=[\s,.!?]|$)|(${NAME})(?= (?:here|speaking|this side|is (?:my|the) name|is what (?:they|people) call me)\b))`,
      'gu',
    ),
    0.75,
  ],
  // "Ask for Tyler", "you put my name, Nimal", "under Haddad".
  [
    new RegExp(
      String.raw`\b(?:[Aa]sk for|[Cc]all me|put (?:my|the) name,?|write (?:my|the) name,?|(?:book|put|save|register) it (?:under|for|as)|(?:can |could )?just (?:put|write|say|save|note)(?: it| me| down)?(?: as| under| for)?|(?:[Nn]ame|[Ii]t|booking|viewing|contract|appointment)(?: is|['’]s| was)? (?:booked |registered |saved )?under|under the name(?: of)?|in the name of)\s+(${NAME})(?=[\s,.!?]|$)`,
      'gu',
    ),
    0.75,
  ],
  // "Tell her Wanjiru called".
  [
    new RegExp(
      String.raw`\b[Tt]ell (?:him|her|them|the (?:lady|guy|agent)) (?:that )?(${NAME})(?= (?:called|rang|phoned|is calling|was calling)\b)`,
      'gu',
    ),
    0.75,
  ],
  [
    new RegExp(
      String.raw`(?:^|[\s,])(?:[أا]خو[كج]|[أا]خت[كج]|(?:قوله|قولها|قل له|قول له|قولي له)) (?![أا]م |[أا]بو )(${ARABIC_NAME})(?=[\s,.!?]|$)`,
      'gu',
    ),
    0.7,
  ],
  // "You are with Samer Haddad", "I am Kareem", "Moataz with you".
  [
    new RegExp(
      String.raw`(?:^|[\s,])(?:معاك|معك|معاكي|معج|معاج|وياك|وياج|[أا]نا) (${NAME})(?=[\s,.!?]|$)`,
      'gu',
    ),
    0.75,
  ],
  [
    new RegExp(
      String.raw`(?:^|[\s,])(?:معاك|معك|معاكي|معج|معاج|وياك|وياج|وياكم|معكم|معاكم) (?:${ARABIC_TITLE} )?(${ARABIC_NAME})(?=[\s,.!?]|$)`,
      'gu',
    ),
    0.75,
  ],
  [
    new RegExp(
      String.raw`(?:^|[\s,])[أا]نا (?!${ARABIC_FILLERS})(?![بهن]?(?:كون|شوف|روح))([\u0621-\u064a]{2,20}(?: [\u0621-\u064a]{2,20})? ال[\u0621-\u064a]{2,20})(?=\s*[,.!?]|$)`,
      'gu',
    ),
    0.7,
  ],
]
const TITLED = new RegExp(
  String.raw`(?<!\b(?:colleague|with|to|from|by|ask|your|for|called|named|and|the) )\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+(${NAME})`,
  'gu',
)
/** Who is called greets; what the caller says then begins with who he is. */
const FIRST_WORDS: RegExp[] = [
  new RegExp(
    String.raw`(?:^|[\s,])(?:[أا]نا|[آا]ني) (?:${ARABIC_TITLE} )?(?!${ARABIC_FILLERS})([\u0621-\u064a]{2,20}(?: (?!${ARABIC_FILLERS})[\u0621-\u064a]{2,20})?)(?=\s*[,.!?]|\s+(?:اللي|يلي|من|عن|متصل|متصلة|بخصوص|كنت|حاجز|حاجزة)(?![\u0621-\u064a]))`,
    'u',
  ),
  new RegExp(String.raw`(?:^|[\s,])(${ARABIC_NAME}) (?:معك|معاك|معاج|معاكي)(?=[\s,.!?]|$)`, 'u'),
]
/** A name that is all of a sentence or a part of one. */
const ALONE = new RegExp(String.raw`(?:^|[.!?,]\s+)(${FULL_NAME})(?=\s*(?:[.,!?]|$))`, 'gu')
const ARABIC_ALONE = new RegExp(
  String.raw`(?:^|[.!?,]\s+)(${ARABIC_FULL_NAME})(?=\s*(?:[.,!?]|$|and\b))`,
  'gu',
)

/** What leads to a name that was asked for, and what may stand behind it. */
const LEAD = String.raw`^(?:(?:[Yy]es|[Yy]eah|[Ss]ure|[Oo]f course|[Oo]kay|[Ii]t['’]s|[Ii]['’]m|[Ii] am|[Tt]his is|[Mm]y name|[Nn]ame|[Ii]s|[Pp]ut|[Ww]rite|[Uu]nder|[Jj]ust|[Aa]h|[Uu]m|انا|أنا|اسمي|my name is|the name is|(?:[أا]?بو|[أا]م) [\u0621-\u064a]{2,20})[,.]?\s+){0,3}`
const ANSWER = new RegExp(
  String.raw`${LEAD}(${NAME}|${ARABIC_NAME})\s*(?:[.,!]|$|(?=\s(?:and|from|here|speaking|ma['’]?am|madam|sir|brother|my|it['’]?s|with|the number|email|phone|number|double|two|a|the|0|0\d+)\b))`,
  'u',
)
/** A first name and another, whatever goes on behind them. */
const WHOLE_ANSWER = new RegExp(String.raw`${LEAD}(${FULL_NAME})(?=\s)`, 'u')
/** "Johan, by the way." */
const BY_THE_WAY = new RegExp(String.raw`(?:^|[.!?,]\s)(${NAME}), by the way\b`, 'gu')
/** "Aoife, Aoife Brennan": said twice, the whole of it. */
const TWICE = new RegExp(
  String.raw`${LEAD}([A-Z][\p{L}'’-]+)[,.]\s(\1\s${NAME})(?=[\s,.!?]|$)`,
  'u',
)

/** Callers by the name that they give: introduced, with a title, alone where it is asked for or goes with a number. */
export function findPeople(said: Said): Entity[] {
  const introduced = INTRODUCED.flatMap(([pattern, confidence]) =>
    [...said.text.matchAll(pattern)].flatMap((match) => person(said, match, confidence)),
  )
  if (said.role === 'agent') return introduced
  const found = [
    ...introduced,
    ...[...said.text.matchAll(TITLED)].flatMap((match) => person(said, match, 0.75)),
    ...findNameAnswer(said),
    ...[...said.text.matchAll(BY_THE_WAY)].flatMap((match) => person(said, match, 0.7)),
    ...findFirstWords(said),
    ...findAlone(said),
    ...findLowerCase(said),
  ]
  return found.filter(
    ({ range }, at) => !found.slice(0, at).some((other) => overlaps(other.range, range)),
  )
}

function person(said: Said, match: RegExpExecArray, confidence: number): Entity[] {
  const whole = match.slice(1).find((group) => group !== undefined) ?? ''
  const name = whole.replace(TITLE, '')
  if (name === '' || NOT_PERSON.test(name) || NO_PERSON_IN.test(name)) return []
  if (said.places.find(name).length > 0) return []
  return [entity('person', rangeOf(match, name), name, confidence)]
}

/** "May I have your name?" – "Henrik Larsen." */
function findNameAnswer(said: Said): Entity[] {
  if (!said.dialogue.asked.includes('person')) return []
  const twice = TWICE.exec(said.text)
  if (twice?.[2]) {
    const name = twice[2]
    return [entity('person', rangeOf(twice, name), name, 0.8)]
  }
  const match = ANSWER.exec(said.text) ?? WHOLE_ANSWER.exec(said.text)
  return match ? person(said, match, 0.8) : []
}

function isBeginning({ dialogue }: Said): boolean {
  return !dialogue.hasBegun
}

function findFirstWords(said: Said): Entity[] {
  if (!isBeginning(said)) return []
  return FIRST_WORDS.flatMap((pattern) => {
    const match = pattern.exec(said.text)
    return match ? person(said, match, 0.65) : []
  })
}

/** A name alone is the caller's where he begins, was asked, or gives his number or address with it. */
function findAlone(said: Said): Entity[] {
  const { text, dialogue } = said
  const isAsked = dialogue.asked.some((question) => OF_PEOPLE.has(question))
  const isArabic = isAsked || WITH_NUMBER.test(text)
  const isGiven = isArabic || isBeginning(said)
  const names = isGiven
    ? [...text.matchAll(ALONE), ...(isArabic ? text.matchAll(ARABIC_ALONE) : [])]
    : [...text.matchAll(ALONE)].filter(({ index, 0: words }) =>
        /^[.\s]*$/.test(text.slice(index + words.length)),
      )
  return names.flatMap((match) => person(said, match, 0.65)).slice(0, 1)
}

const OF_PEOPLE: ReadonlySet<string> = new Set(['person', 'phone', 'email'])
const WITH_NUMBER =
  /\d[\d -]{6,}\d|@|\b(?:e-?mail|my number|the number|whatsapp)\b|(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|\d)\b[\s,]*){6}/i
