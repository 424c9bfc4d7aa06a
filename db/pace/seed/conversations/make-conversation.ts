import { DEMO_TEMPLATES } from '#domain/message/demo-templates.ts'
import { fillTemplate } from '#domain/message/template.ts'
import type { Delivery, MessageState } from '#domain/message/message.ts'
import type {
  arrivals,
  communications,
  conversationReads,
  conversations,
  outreachChecks,
} from '../../schema.ts'
import type { Company } from '../brokerage/company.ts'
import type { LeadCase } from '../brokerage/lead-rows.ts'
import { attachedMail } from './attached-mail.ts'
import { fill, type Line, type Talk } from './talk.ts'
import { TALKS } from './talks.ts'
import { type Language, toldOf } from './told.ts'
import { whenSaid } from './when-said.ts'

type MessageRow = typeof communications.$inferInsert & { at: string }
export type SeededConversation = {
  messages: MessageRow[]
  conversation: typeof conversations.$inferInsert
  reads: (typeof conversationReads.$inferInsert)[]
  checks: (typeof outreachChecks.$inferInsert)[]
  arrivals: (typeof arrivals.$inferInsert)[]
}

type Case = Pick<LeadCase, 'lead' | 'contact'>

/** What was written with the customer of a lead that is open, in their language; null for whom nobody has written with. */
export function makeConversation(company: Company, item: Case): SeededConversation | null {
  const { later: chance } = company
  const { lead } = item
  const fitting = TALKS.filter(({ at }) => at.some((stage) => stage === lead.stage))
  if (fitting.length === 0 || !chance.odds(0.75)) return null
  const talk = chance.pick(fitting)
  const messages = makeMessages(company, item, talk)
  const last = messages.at(-1)
  if (!last) return null
  const cameIn = messages.findLast(({ direction }) => direction === 'inbound')
  const contactId = lead.contactId ?? ''
  return {
    messages: messages.map(({ mail: _mail, ...row }) => row),
    conversation: {
      contactId,
      lastId: last.id ?? '',
      lastAt: last.at,
      lastChannel: last.channel,
      lastDirection: last.direction,
      lastInAt: cameIn?.at ?? null,
      ownerId: lead.ownerId ?? null,
      assigneeId: talk.afterwards === 'withManager' ? managerOf(company, lead) : null,
      snoozedUntil: talk.afterwards === 'snoozed' ? company.daysAgo(-chance.int(2, 6)) : null,
    },
    reads: readsOf(company, lead, { talk, last }),
    checks: messages.flatMap(({ id, purpose, channel, address, at, personId }) =>
      purpose === 'marketing' && channel !== 'letter'
        ? [{ id: chance.uuid(), contactId, personId, channel, address, messageId: id, at }]
        : [],
    ),
    arrivals: messages.flatMap(({ mail }) => mail ?? []),
  }
}

type Made = MessageRow & { mail?: typeof arrivals.$inferInsert }

function makeMessages(company: Company, { lead, contact }: Case, talk: Talk): Made[] {
  const { later: chance, minutesAgo, daysAgo, people } = company
  const language: Language = contact.language === 'ar' ? 'ar' : 'en'
  const told = toldOf(lead, people.find(({ id }) => id === lead.ownerId)?.name ?? '', language)
  const from = lead.createdAt ?? daysAgo(6)
  const isRecent = lead.stage === 'new' || chance.odds(0.35)
  const ends = [minutesAgo(chance.int(4, 400)), minutesAgo(1)]
  if (!isRecent) ends.unshift(daysAgo(chance.int(1, 6)))
  const until = ends.find((at) => at > from) ?? from
  const times = whenSaid(
    talk.lines.map(({ after }) => after),
    { from, until },
  )
  const { lines, cut } = saidSince(talk, times.length)
  const made: Made[] = []
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1
    const at = times[index + cut] ?? until
    made.push(messageOf({ company, lead, talk, line, told, language, at, isLast, before: made }))
  }
  return made
}

/** What of it was said in so many lines. On WhatsApp nobody of the house speaks first, but by a template. */
function saidSince({ channel, lines: all }: Talk, count: number) {
  const lines = all.slice(-count)
  const isFirst = (line: Line) =>
    channel === 'email' || line.by === 'customer' || 'template' in line
  const cut = lines.findIndex(isFirst)
  return cut === -1 ? { lines: [], cut: 0 } : { lines: lines.slice(cut), cut }
}

type Making = {
  company: Company
  lead: LeadCase['lead']
  talk: Talk
  line: Line
  told: Record<string, string>
  language: Language
  at: string
  isLast: boolean
  before: readonly MessageRow[]
}

function messageOf(making: Making): Made {
  const { company, lead, talk, line, told, language, at, before } = making
  const { channel, subject } = talk
  const id = company.later.uuid()
  const isTheirs = line.by === 'customer'
  const address = channel === 'email' ? lead.email : lead.phone
  const answers = channel === 'email' ? before.flatMap(({ externalId }) => externalId ?? []) : []
  const common = {
    id,
    leadId: lead.id,
    contactId: lead.contactId,
    channel,
    subject: channel === 'email' && subject ? fill(subject[language], told) : null,
    address,
    answers: answers.toReversed(),
    attached: [],
    arrivalId: null,
    personId: null,
    purpose: null,
    at,
    ...wordsOf(line, told, language, at),
  }
  if (!isTheirs)
    return {
      ...common,
      externalId: channel === 'email' ? `<${id}@pace.demo>` : `wamid.seed-${id}`,
      direction: 'outbound',
      personId: lead.ownerId,
      purpose: 'says' in line && line.isMarketing ? 'marketing' : 'service',
      ...fateOf(making),
    }
  const row: MessageRow = {
    ...common,
    externalId: channel === 'email' ? `<${id}@customer.example>` : `wamid.seed-${id}`,
    direction: 'inbound',
    state: 'received',
    states: [{ state: 'received', at }],
  }
  const paper = 'says' in line ? line.paper : undefined
  return paper ? attachedMail(row, { paper, name: lead.name ?? '', id: company.later.uuid() }) : row
}

function wordsOf(line: Line, told: Record<string, string>, language: Language, at: string) {
  if ('says' in line)
    return { body: fill(line.says[language], told), template: null, templateFields: null }
  const template = DEMO_TEMPLATES.find(
    (one) => one.name === line.template && one.language === language,
  )
  if (!template) throw new Error(`The demo has no template ${line.template}.`)
  const tomorrow = new Date(Date.parse(at) + 86_400_000)
  const day = tomorrow.toLocaleDateString(language, { weekday: 'long', timeZone: 'Asia/Dubai' })
  const known: Record<string, string> = { ...told, day, time: '17:30' }
  const values = Object.fromEntries(template.fields.map((name) => [name, known[name] ?? '']))
  const templateFields = { name: template.name, language, values }
  return { body: fillTemplate(template.text, values), template: template.name, templateFields }
}

const PATHS: readonly (readonly MessageState[])[] = [
  ['queued', 'sent'],
  ['queued', 'sent', 'delivered'],
  ['queued', 'sent', 'delivered', 'read'],
]

/** What was answered has been read; what is the last word has got as far as it has. Mail servers tell of no reading. */
function fateOf({ company, talk, line, at, isLast }: Making): Pick<Made, 'state' | 'states'> {
  const problem = 'says' in line ? line.problem : undefined
  const furthest = talk.channel === 'email' ? 1 : isLast ? company.later.int(0, 2) : 2
  const path: readonly MessageState[] = problem
    ? ['queued', 'failed']
    : (PATHS[furthest] ?? ['queued'])
  const states = path.map((state, step): Delivery => {
    const heardAt = new Date(Date.parse(at) + step * 3_000).toISOString()
    return { state, at: heardAt, ...(state === 'failed' && problem ? { problem } : {}) }
  })
  return { state: path.at(-1) ?? 'queued', states }
}

function managerOf({ people }: Company, { teamId }: LeadCase['lead']): string | null {
  return people.find((one) => one.role === 'manager' && one.teamId === teamId)?.id ?? null
}

const DAY_MS = 86_400_000

/** Who answers has read what does not wait for them; who leads them has read what is older than a day. */
function readsOf(
  { people, minutesAgo }: Company,
  { contactId, ownerId, teamId }: LeadCase['lead'],
  { talk, last }: { talk: Talk; last: MessageRow },
) {
  const isOld = Date.parse(minutesAgo(0)) - Date.parse(last.at) > DAY_MS
  const readers = people.filter(({ id, role, teamId: team }) => {
    if (id === ownerId) return talk.afterwards !== 'waits'
    return isOld && (role === 'admin' || (role === 'manager' && team === teamId))
  })
  return readers.map(({ id }) => ({
    personId: id,
    contactId: contactId ?? '',
    readAt: last.at,
  }))
}
