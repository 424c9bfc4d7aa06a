import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import * as Y from 'yjs'
import type { CommandRunner, Commands } from '#app/sync-client/commands.server.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { findContactRecord } from '#db/pace/contacts/records.ts'
import { listAlso } from '#db/pace/contacts/identities.ts'
import { findCallRecord } from '#db/pace/calls/records.ts'
import { listTranscript } from '#db/pace/calls/segments.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { findListingRecord } from '#db/pace/listings/records.ts'
import { writeRows } from '#db/pace/documents/projection-rows.ts'
import { nextReference } from '#db/pace/query/references.ts'
import { commandFor } from '#domain/record/commands.ts'
import { documentName, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { EventResource } from '#domain/record/event.ts'
import { createContactUpdate } from '#domain/contact/contact.ts'
import { isPersonField } from '#domain/contact/fields.ts'
import {
  callUpdateFromRow,
  contactUpdateFromRow,
  leadUpdateFromRow,
  listingUpdateFromRow,
} from '#domain/record/first-update.ts'
import { propertyKeyOf } from '#domain/property/property.ts'
import { contactIdOf, createLeadUpdate } from '#domain/lead/lead.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { createPropertiesDouble } from './properties-double.ts'
import { createReceiveDouble } from './receive-double.ts'
import { diffFields, eventFields, projectDocument } from '#domain/record/projection.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

export type SentCommand = {
  document: string
  command: string
  args: object
  by: string
  idempotencyKey?: string
}

const FieldsSchema = z.object({ fields: z.record(z.string(), z.unknown()) })

/**
 * The sync server's commands without the sync server: the domain's own commands on documents in memory, their rows and
 * events written like its projector writes them. `sent` holds what was asked for; while `down`, nothing is reachable.
 */
export function createCommandsDouble(db: PaceDb) {
  const documents = new Map<string, { doc: Y.Doc; seq: number }>()
  const created = new Map<string, Promise<string>>()
  const receive = createReceiveDouble(db, makeLead)
  const changeProperty = createPropertiesDouble(db, open)
  const double = { sent: [] as SentCommand[], down: false, commands: commandsOf(runnerFor) }

  function runnerFor(by: string): CommandRunner {
    return {
      run: async (name, command, args = {}, { idempotencyKey, ifSeq } = {}) => {
        if (double.down) throw new DomainError('unavailable', 'The sync server is out of reach.')
        double.sent.push({ document: name, command, args, by, idempotencyKey })
        if (command === 'receive') return receive(args, { by, idempotencyKey })
        const property = propertyKeyOf(name)
        if (property) return changeProperty({ key: property, command, args, by })
        const document = command === 'create' ? await create(name, args, idempotencyKey) : name
        const entry = await open(document)
        requireStanding(entry, ifSeq)
        const before = fieldsOf(document, entry.doc)
        if (command !== 'create') {
          const own = await changeContact(db, open, {
            name: document,
            doc: entry.doc,
            sent: { command, args, by },
          })
          apply(document, entry.doc, { command, args: own, by })
        }
        entry.seq += 1
        await project(db, document, entry, command === 'create' ? null : before, by)
        return { document, seq: entry.seq, generation: 1, result: null }
      },
    }
  }

  async function makeLead(fields: object, by: string): Promise<string> {
    const document = await make('lead:new', { fields })
    const entry = await open(document)
    entry.seq += 1
    await project(db, document, entry, null, by)
    return document
  }

  function create(name: string, args: object, key?: string): Promise<string> {
    const making = (key && created.get(key)) || make(name, args)
    if (key) created.set(key, making)
    return making
  }

  async function make(name: string, args: object): Promise<string> {
    const kind = CREATED.find((one) => name.startsWith(one)) ?? 'listing'
    const document = `${kind}:${randomUUID()}`
    const update = await newUpdate(db, kind, z.looseObject({}).parse(Reflect.get(args, 'fields')))
    documents.set(document, { doc: docOf(update), seq: 0 })
    return document
  }

  async function open(name: string) {
    const known = documents.get(name)
    if (known) return known
    const entry = { doc: docOf(await firstUpdate(db, name)), seq: 0 }
    documents.set(name, entry)
    return entry
  }

  return double
}

function requireStanding({ seq }: { seq: number }, ifSeq: number | undefined): void {
  if (ifSeq === undefined || Math.max(seq, 1) === Math.max(ifSeq, 1)) return
  throw new DomainError('outdated', 'It was changed meanwhile.')
}

const CREATED = ['contact', 'lead', 'listing'] as const

async function newUpdate(
  db: PaceDb,
  kind: (typeof CREATED)[number],
  given: object,
): Promise<Uint8Array> {
  const createdAt = new Date().toISOString()
  if (kind === 'contact') return createContactUpdate({ createdAt, ...given })
  const fields = { reference: await nextReference(db, kind), createdAt }
  return kind === 'lead'
    ? createLeadUpdate({ ...fields, stage: 'new', ...given })
    : createListingUpdate({ ...fields, status: 'draft', ...given })
}

type Entry = { doc: Y.Doc; seq: number }
type Sent = Pick<SentCommand, 'command' | 'args' | 'by'>

/** What of a lead's fields is its contact's goes there; the rest is returned. */
async function changeContact(
  db: PaceDb,
  open: (name: string) => Promise<Entry>,
  { name, doc, sent }: { name: string; doc: Y.Doc; sent: Sent },
): Promise<object> {
  const contactId = name.startsWith('lead:') ? contactIdOf(doc) : null
  if (!contactId || sent.command !== 'setFields') return sent.args
  const given = Object.entries(FieldsSchema.parse(sent.args).fields)
  const ofContact = Object.fromEntries(given.filter(([field]) => isPersonField(field)))
  if (Object.keys(ofContact).length === 0) return sent.args
  const contact = documentName('contact', contactId)
  const entry = await open(contact)
  const before = fieldsOf(contact, entry.doc)
  apply(contact, entry.doc, { ...sent, args: { fields: ofContact } })
  entry.seq += 1
  await project(db, contact, entry, before, sent.by)
  return { fields: Object.fromEntries(given.filter(([field]) => !isPersonField(field))) }
}

/** What the sync server's projector does after a commit. */
async function project(
  db: PaceDb,
  name: string,
  { doc, seq }: { doc: Y.Doc; seq: number },
  before: Record<string, unknown> | null,
  actor: string,
): Promise<void> {
  const { kind, key } = parseDocumentName(name)
  const projection = projectDocument({ kind, key }, doc)
  if (!projection) return
  const change = diffFields(before, eventFields(projection))
  await db.transaction(async (tx) => {
    const place = { documentSeq: seq, at: new Date().toISOString(), actor }
    const told = await writeRows(tx, [{ projection, place }])
    const resource = kind as EventResource
    const own = change ? [{ resource, key, ...change, actor, documentSeq: seq }] : []
    await appendEvents(tx, [...own, ...told])
  })
}

function commandsOf(runnerFor: (by: string) => CommandRunner): Commands {
  return {
    forPerson: (session) => runnerFor(`session:${session.id}`),
    forBearer: () => runnerFor('person:bearer'),
    overMany: () => {
      throw new Error('Commands over many run in the sync server; start one.')
    },
    takeVcon: () => {
      throw new Error('vCons are taken in by the sync server; start one.')
    },
    openDoors: () => {
      throw new Error('No doors are asked for here.')
    },
    startDemoCall: () => {
      throw new Error('Calls of the demo are played by the sync server; start one.')
    },
    forService: ({ actAs, cause }) => runnerFor(actAs ?? `service:pace-app (${cause})`),
  }
}

function apply(
  name: string,
  doc: Y.Doc,
  { command, args, by }: Pick<SentCommand, 'command' | 'args' | 'by'>,
): void {
  const actor = { kind: 'service' as const, id: by, scopes: ['live:write'] }
  const context = { actor, now: new Date().toISOString(), habits: SOME_HOUSE }
  commandFor(parseDocumentName(name).kind, command).apply(doc, args, context)
}

function fieldsOf(name: string, doc: Y.Doc): Record<string, unknown> {
  const projection = projectDocument(parseDocumentName(name), doc)
  return projection ? eventFields(projection) : {}
}

async function firstUpdate(db: PaceDb, name: string): Promise<Uint8Array> {
  const { kind, key } = parseDocumentName(name)
  if (kind === 'contact') {
    const contact = await findContactRecord(db, 'all', key)
    if (!contact) throw new DomainError('notFound', `There is no ${name}.`)
    return contactUpdateFromRow(contact, await listAlso(db, key))
  }
  if (kind === 'call') {
    const call = await findCallRecord(db, 'all', key)
    if (call) return callUpdateFromRow({ ...call, transcript: await listTranscript(db, key) })
    throw new DomainError('notFound', `There is no ${name}.`)
  }
  const row =
    kind === 'lead' ? await findLeadRecord(db, 'all', key) : await findListingRecord(db, 'all', key)
  if (!row) throw new DomainError('notFound', `There is no ${name}.`)
  return 'portals' in row ? listingUpdateFromRow(row, row.portals) : leadUpdateFromRow(row)
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
