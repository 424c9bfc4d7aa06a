import { toLanguage, writeIn } from '#service/http/readers-language.ts'
import { LANGUAGES, type Language } from '#domain/language.ts'
import { fillTemplate, type Template } from '#domain/message/template.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { windowEnd } from '#domain/message/whatsapp.ts'
import { NO_REMINDER_MS, type Occasion, occasionOf, standingOf } from '#domain/viewing/customer.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type ContactRow, findStandingContact } from '#db/pace/contacts/identities.ts'
import { type ChatStanding, findChatStanding } from '#db/pace/messages/chats.ts'
import { listThread } from '#db/pace/messages/inbox.ts'
import { findAnswered, findLastMessage } from '#db/pace/messages/outgoing.ts'
import { listAnswers } from '#db/pace/viewings/answers.ts'
import { findTold, type ToldViewing } from '#db/pace/viewings/told.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { tellingWords } from '#words/telling.ts'
import { viewingPageWords } from '#words/viewing-page.ts'
import { formatClock, formatInstantDay } from '../components/format/format-time.ts'
import { type ListLines, usualLine, type Writer } from '../messages/outgoing/choose-line.ts'
import type { ListTemplates } from '../messages/templates/templates.ts'
import { homeName } from '../viewing-page/page/home-name.ts'
import { LINK_FIELD, type Proposal, type ProposedWay } from './proposal.ts'

export type ProposeDeps = {
  db: PaceDb
  settings: Pick<SettingsWatch, 'current'>
  templates: ListTemplates
  lines: ListLines
  /** Who would write it, from a number of theirs where they have one. */
  writer: Writer
  now: Date
}

/** What could be written about a viewing to whom it is shown, in their language; null where there is nothing to write, or nobody. */
export async function proposeTelling(
  deps: ProposeDeps,
  viewingId: string,
  asked: Occasion | null = null,
): Promise<Proposal | null> {
  const { db, now } = deps
  const told = await findTold(db, viewingId)
  const contact = told?.viewing.contactId
    ? await findStandingContact(db, told.viewing.contactId)
    : null
  if (!told || !contact) return null
  if (asked === 'handed' && standingOf(told.viewing, now.getTime()) !== 'coming') return null
  const occasion = asked ?? (await occasionNow(db, told, now))
  if (!occasion) return null
  const { house } = deps.settings.current()
  const language = toLanguage(contact.language) ?? house.languages[0] ?? LANGUAGES[0]
  const [last, waits, answered, chat] = await Promise.all([
    findLastMessage(db, contact.id),
    findWaiting(db, contact.id),
    findAnswered(db, contact.id),
    findChatStanding(db, contact.id),
  ])
  const words = wordsOf(deps, told, { customer: customerOf(contact, language), occasion, language })
  const byChat = await chatWay(deps, chat, words)
  const byMail: ProposedWay[] = answered.address
    ? [{ way: 'email', address: answered.address, subject: words.subject, body: words.body }]
    : []
  const ways = byChat.way ? [byChat.way, ...byMail] : byMail
  // Whoever wrote on WhatsApp within the day is there; a template comes after a mail.
  const ordered = byChat.way?.template ? ways.toReversed() : ways
  return {
    viewingId,
    contactId: contact.id,
    leadId: told.viewing.leadId,
    startsAt: told.viewing.startsAt,
    waits,
    occasion,
    language,
    after: last?.id ?? '',
    ways: ordered,
    lacks: byChat.lacks,
    mayRemind:
      (occasion === 'booked' || occasion === 'moved' || occasion === 'handed') &&
      Date.parse(told.viewing.startsAt) > now.getTime() + NO_REMINDER_MS,
  }
}

/** A time that the customer has chosen is not told them as another one. */
async function occasionNow(db: PaceDb, { viewing, last }: ToldViewing, now: Date) {
  const occasion = occasionOf(viewing, last, now.getTime())
  if (occasion !== 'moved') return occasion
  const [answer] = await listAnswers(db, viewing.id)
  const isTheirs = answer?.step === 'moved' && answer.startsAt === viewing.startsAt
  return isTheirs ? 'booked' : 'moved'
}

/** What was written last, if they wrote it. */
async function findWaiting(db: PaceDb, contactId: string): Promise<string | null> {
  const { rows } = await listThread(db, contactId, { limit: 1 })
  const [last] = rows
  return last?.direction === 'inbound' ? cutCharacters(last.body, MOST_SHOWN) : null
}

const MOST_SHOWN = 300

function customerOf({ name, nameAr }: ContactRow, language: Language): string {
  return (language === 'ar' ? nameAr || name : name || nameAr) ?? ''
}

type Written = { customer: string; occasion: Occasion; language: Language }
type Words = ReturnType<typeof wordsOf>

/** All that it says, in the customer's language. */
function wordsOf({ settings }: ProposeDeps, told: ToldViewing, written: Written) {
  const { customer, occasion, language } = written
  const { house, reference } = settings.current()
  return writeIn(language, () => {
    const { viewing, home, agentName } = told
    const fields = {
      customer,
      home: home ? homeName(home, reference, language).title : '',
      day: formatInstantDay(viewing.startsAt),
      time: formatClock(viewing.startsAt),
      agent: agentName,
      house: house.name,
    }
    const words = viewingPageWords(language)
    return {
      fields,
      language,
      occasion,
      subject: words.subjects[occasion](fields),
      body: words.messages[occasion](fields),
    }
  })
}

type ChatWay = { way: Extract<ProposedWay, { way: 'whatsapp' }> | null; lacks: Proposal['lacks'] }

/** In one's own words for a day after they wrote, later by the house's template of that name, to who has agreed or has written. */
async function chatWay(deps: ProposeDeps, chat: ChatStanding, words: Words): Promise<ChatWay> {
  const { address, consent, lastWroteAt } = chat
  if (!address) return { way: null, lacks: null }
  const all = await deps.lines('whatsapp', deps.writer, deps.db)
  // Of the number that it will go from: another account has other templates, or other words by the same name.
  const line = usualLine(all, chat.lastDoorId)
  // From a colleague's number nothing goes by itself.
  if (!line && all.length > 0) return { way: null, lacks: null }
  const doorId = line?.id ?? null
  const from = { way: 'whatsapp', address, doorId } as const
  if (consent === 'withdrawn') return { way: null, lacks: 'notAgreed' }
  const end = windowEnd(lastWroteAt)
  if (end && Date.parse(end) > deps.now.getTime())
    return { way: { ...from, body: words.body, template: null }, lacks: null }
  if (consent !== 'given' && !lastWroteAt) return { way: null, lacks: 'notAgreed' }
  // Meta may not answer: then there is the other way.
  const approved = await deps.templates(doorId).catch(() => [])
  const template = approved.find((one) => isFor(one, words))
  if (!template) return { way: null, lacks: 'noTemplate' }
  const values: Record<string, string> = { ...words.fields, [LINK_FIELD]: tellingWords().link }
  const used = Object.fromEntries(template.fields.map((field) => [field, values[field] ?? '']))
  const use = { name: template.name, language: template.language, values: used }
  const body = fillTemplate(template.text, used)
  return { way: { ...from, body, template: use }, lacks: null }
}

/** A service message of that name whose fields are all known here, and filled. */
function isFor(template: Template, { occasion, language, fields }: Words): boolean {
  const known: Record<string, string> = { ...fields, [LINK_FIELD]: LINK_FIELD }
  return (
    template.name === `viewing_${occasion}` &&
    template.category === 'utility' &&
    toLanguage(template.language.replace('_', '-')) === language &&
    template.fields.every((field) => Object.hasOwn(known, field) && known[field] !== '')
  )
}
