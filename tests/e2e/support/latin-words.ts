import { sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'

/** What has no other letters in an Arabic text of the Gulf either. */
const NAMES =
  /\b(PACE|NDJSON|English|Assistcraft|Google|Workspace|Bayut|dubizzle|Trakheesi|WhatsApp|Vonage|Chrome|Linux|OpenID|REST|MCP|API|CSV|PDF|SQL|XLSX|iCal|Alt|Esc|Enter|Ctrl|AED|UTC|k|m|L)\b/g
/** `session:5bf0…`, `demo|sara@…`: before data, for a name may stand in one. */
const TARGETS = /\b(?:session|person|client|demo)[:|]\S+/g
const INITIALS = /^[A-Z]{2}$/
/** Ids, scopes, actions of the audit, addresses, references and a browser's own account of itself. */
const CODES = [
  // A country or a currency behind its name; one that has no name is called by its code.
  /\([A-Z]{2,3}\)/g,
  /\bXSU\b/g,
  /Mozilla\/.*/g,
  /(?:https?|wss?):\/\/\S+/g,
  /(?<![\w.-])[\w.-]+@[\w.-]+\b/g,
  // Of a record, or of what is to be done with it: `push:25b7…`.
  /\b(?:[a-z]+:)?[0-9a-f]{8}-[0-9a-f-]{27}\b/g,
  /\b[A-Za-z]+(?:[.:_-][A-Za-z0-9]+)+\b/g,
  /\b[a-z]+[A-Z]\w*\b/g,
  // What an entry of the audit names: its own keys, as machines read them.
  /\b(scope|audience|email|subject|assistcraft|ask)\b/g,
  /\b\d+[a-z]+\b|\b[a-z]*\d\w*\b/gi,
]

/** Whole addresses, and what a portal calls its own places: before data, for a word of them may be some. */
const WHOLE =
  /(?:https?|wss?):\/\/\S+|\b(Property Finder|PF Expert|Developer Resources|API Credentials|API Integration|Enterprise API)\b/g

/** Finds the Latin words of a text that are neither data of this house nor names nor codes. */
export async function latinWordFinder(db: PaceDb): Promise<(text: string) => string[]> {
  const data = await readData(db)
  return (text) => {
    let rest = INITIALS.test(text) ? '' : text
    rest = rest.replaceAll(WHOLE, ' ').replaceAll(TARGETS, ' ')
    for (const known of data) if (rest.includes(known)) rest = rest.replaceAll(known, ' ')
    for (const code of CODES) rest = rest.replaceAll(code, ' ')
    return rest.replaceAll(NAMES, ' ').match(/\p{Script=Latin}{2,}/gu) ?? []
  }
}

/** Everything that somebody has written or is called, the longest first: a name may stand in a title. */
async function readData(db: PaceDb): Promise<string[]> {
  const rows = await db.execute<{ text: string }>(sql`
    select distinct unnest(string_to_array(text, E'\n')) as text from (
      select unnest(array[name, split_part(name, ' ', 1), email]) as text from people
      union all select name from teams
      union all select unnest(array[name, city] || aliases) from areas
      union all select unnest(array[name, email, lost_reason]) from leads
      union all select name from contacts
      union all select unnest(array[said.value->>'where', said.value->>'wording']) from contacts, jsonb_each(contacts.consent) as said
      union all select unnest(array[title, building, unit, view, description]) from listings
      union all select unnest(array[building, unit]) from properties
      union all select unnest(array[name, id]) from api_clients
      union all select title from tasks
      union all select feedback from viewings
      union all select message from enquiries
      union all select body from communications
      union all select body from activities
      union all select unnest(array[labels->>'en'] || aliases) from reference_values
      union all select unnest(array[caller_name, disposition, summary]) from calls
    ) as texts where text ~ '[A-Za-z]{2}'`)
  return rows.map(({ text }) => text.trim()).toSorted((a, b) => b.length - a.length)
}
