import type { PartyRole } from '#domain/call/fields.ts'
import type { Question } from './questions.ts'

/** Whether a call is at a home or at flights, the weather, a dinner: places and days of those are nobody's wish. */
export type Talk = 'home' | 'else'
type Place = { start: number; end: number }
/** `passing`: a reason that somebody gives, which is over with its clause. */
type Cue = Place & { talk: Talk; passing: boolean }
type Clause = Place & { startsSentence: boolean; concludes: boolean; cues: Cue[] }

const HOME = String.raw`apartments?|flats?|condos?|homes?|houses?|villas?|town ?houses?|penthouses?|studios?|propert(?:y|ies)|[\d-]*bed ?rooms?|[\d-]*beds?|bath ?rooms?|baths?|bhk|(?:re|for )?rent(?:al|ing|ed)?(?! (?:an? )?(?:\w+ )?(?:cars?|vans?|bikes?|boats?)| cars?)|lease|tenan(?:cy|ts?)|landlord|(?:un)?furnished|units?|buildings?|towers?|residences?|communit(?:y|ies)|neighbou?rhoods?|areas?|viewings?|(?:a|the|my|your|another|schedule|book|arrange) (?:visit|tour|showing|inspection)|(?:visit|see|view|tour|show you) (?:it|them|this|that|these|one)|(?:see|view|visit|show you|look at) (?:(?:the|a|some|another|other|more|two|three|four|few|couple of) ){0,3}(?:places?|options?)|(?:to|can|could|you|we|i) view|move[- ]?in(?:to)?|mov(?:e|ed|ing)|relocat\w+|shift(?:ing)?|liv(?:e|ing)|budget|listings?|the keys|balcon(?:y|ies)|floor ?plans?|square (?:feet|foot|met\w+)|parking|pets?|cheques?`
const ELSE = String.raw`flights?|fl(?:y|ies|ying|ew|own)|airlines?|airports?|land(?:ed|ing)|(?:round|one)[- ](?:trip|way)|tickets?|passengers?|travel\w*|trips?|trains?|bus(?:es)?|tax(?:i|is)|cabs?|a ride|weather|forecast|degrees?|rain(?:s|y|ing|ed)?|windy|humid|sunny|temperature|snow(?:s|y|ing)?|cars?|vans?|driving|driver|(?:i|we|you|to|can|will) drive|pick(?:ing|ed)? (?:\w+ )?(?:\w+ )?up|restaurants?|caf[eé]s?|(?<!\b(?:after|before|around) )(?:lunch|dinner|breakfast|brunch)|eat|eating|table for|a table|cuisine|food|hungry|movies?|cinemas?|films?|theat(?:er|re)s?|concerts?|festivals?|museums?|games?|sports?|football|cricket|baseball|tennis|hotels?|check(?:ing)?[- ]in|checking[- ]out|(?:on|my|our|a|for) holidays?|vacations?|haircuts?|salons?|barber|massage|transfer(?:red)?|(?:bank|my|from|checking|savings) account|couriers?|deliver\w*|parcels?|shipments?|insurance|arriv(?:e|es|ed|ing|al)|visiting (?:me|us|from|in|my|our)|shopping|malls?|supermarkets?|open(?:ing hours)?`
const PASSING = String.raw`dentists?|doctors?|clinics?|hospitals?|documents?|schools?|universit(?:y|ies)|nurser(?:y|ies)|jobs?|(?:i|we|he|she|they|wife|husband|son|daughter) works?|(?:my|our|his|her|their) (?:\w+ )?(?:office|work|company|boss)|weddings?|marriage|birthdays?|(?:in|have|has|got) an? (?:\w+ )?(?:meeting|party)|conferences?|exams?|on duty`
const CUE = new RegExp(String.raw`\b(?:(${HOME})|(${ELSE})|(${PASSING}))\b`, 'gi')
/** Where a clause ends; "so" and the like come back to what was asked. */
const BOUNDARY =
  /([.?!;])(?=\s|$)|[,:](?=\s)|\s(so|then|anyway|but)(?=\s)|\s(?:and|because|while|or|make it|rather)(?=\s)/gi
const CONCLUDES = /^\s*(?:so|then|anyway|but)\b|^\s*\w+ then\b/i

type Spoken = {
  text: string
  role: PartyRole
  dialogue: { about: Talk; asked: readonly Question[] }
}

/** What each place of a passage is said about, and what the call is at when it ends. */
export function readTalk({ text, role, dialogue }: Spoken): {
  at: (place: Place) => Talk
  /** The same by the words of its own clause alone, whatever was talked of before. */
  here: (place: Place) => Talk
  after: Talk
} {
  // Whoever answers a question about a home speaks of one.
  const asked: Talk = role !== 'agent' && dialogue.asked.length > 0 ? 'home' : dialogue.about
  let talk = asked
  const clauses = clausesOf(text).map((clause) => {
    if (clause.concludes || (clause.startsSentence && asked !== dialogue.about)) talk = asked
    const before = talk
    talk = clause.cues.findLast(({ passing }) => !passing)?.talk ?? talk
    return { ...clause, before }
  })
  const cueOf = ({ start }: Place) => {
    const clause = clauses.findLast((one) => one.start <= start)
    return {
      clause,
      cue: clause?.cues.findLast((one) => one.start <= start) ?? clause?.cues[0],
    }
  }
  return {
    after: talk,
    at(place) {
      const { clause, cue } = cueOf(place)
      return cue?.talk ?? clause?.before ?? dialogue.about
    },
    here: (place) => cueOf(place).cue?.talk ?? 'home',
  }
}

/** A passage is asked several times what it is about. */
let lastRead: { text: string; clauses: Clause[] } | null = null

function clausesOf(text: string): Clause[] {
  if (lastRead?.text !== text) lastRead = { text, clauses: readClauses(text) }
  return lastRead.clauses
}

/** "Holiday Gardens" is no holiday: what is written like a name is one. */
function readClauses(text: string): Clause[] {
  const cues = [...text.matchAll(CUE)].flatMap(
    ({ index, 0: words, 1: home, 3: passing }): Cue[] => {
      const talk: Talk = home === undefined ? 'else' : 'home'
      const isName =
        talk === 'else' && /^[A-Z]/.test(words) && !/(?:^|[.?!]\s)$/.test(text.slice(0, index))
      const cue = { start: index, end: index + words.length, talk, passing: passing !== undefined }
      return isName ? [] : [cue]
    },
  )
  const starts = [...text.matchAll(BOUNDARY)].map(({ index, 1: mark, 2: word }) => ({
    start: word ? index : index + 1,
    startsSentence: mark !== undefined,
  }))
  return [{ start: 0, startsSentence: true }, ...starts].map(({ start, startsSentence }, at) => {
    const end = starts[at]?.start ?? text.length
    return {
      start,
      end,
      startsSentence,
      concludes: CONCLUDES.test(text.slice(start, start + 20)),
      cues: cues.filter((cue) => cue.start >= start && cue.start < end),
    }
  })
}
