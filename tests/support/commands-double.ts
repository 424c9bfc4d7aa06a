import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { CommandRunner, Commands } from '#app/commands.server.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events.ts'
import { findLeadRecord } from '#db/pace/lead-records.ts'
import { findListingRecord } from '#db/pace/listing-records.ts'
import { writeRow } from '#db/pace/projection-rows.ts'
import { nextReference } from '#db/pace/references.ts'
import { commandFor } from '#domain/commands.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { EventResource } from '#domain/event.ts'
import { readFields } from '#domain/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { LISTING_FIELDS, type PortalState } from '#domain/listing/fields.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { diffFields, eventFields, projectDocument } from '#domain/projection.ts'

export type SentCommand = {
  document: string
  command: string
  args: object
  by: string
  idempotencyKey?: string
}

/**
 * The sync server's commands without the sync server: the domain's own commands on documents in memory, their rows and
 * events written like its projector writes them. `sent` holds what was asked for; while `down`, nothing is reachable.
 */
export function createCommandsDouble(db: PaceDb) {
  const documents = new Map<string, { doc: Y.Doc; seq: number }>()
  const created = new Map<string, Promise<string>>()
  const double = { sent: [] as SentCommand[], down: false, commands: commandsOf(runnerFor) }

  function runnerFor(by: string): CommandRunner {
    return {
      run: async (name, command, args = {}, { idempotencyKey } = {}) => {
        if (double.down) throw new DomainError('unavailable', 'The sync server is out of reach.')
        double.sent.push({ document: name, command, args, by, idempotencyKey })
        const document = command === 'create' ? await create(name, args, idempotencyKey) : name
        const entry = await open(document)
        const before = fieldsOf(document, entry.doc)
        if (command !== 'create') apply(document, entry.doc, { command, args, by })
        entry.seq += 1
        await project(db, document, entry, command === 'create' ? null : before, by)
        return { document, seq: entry.seq, generation: 1, result: null }
      },
    }
  }

  function create(name: string, args: object, key?: string): Promise<string> {
    const making = (key && created.get(key)) || make(name, args)
    if (key) created.set(key, making)
    return making
  }

  async function make(name: string, args: object): Promise<string> {
    const kind = name.startsWith('lead') ? 'lead' : 'listing'
    const document = `${kind}:${randomUUID()}`
    const fields = {
      reference: await nextReference(db, kind),
      createdAt: new Date().toISOString(),
      ...(kind === 'lead' ? { stage: 'new' } : { status: 'draft' }),
      ...Reflect.get(args, 'fields'),
    }
    const update = kind === 'lead' ? createLeadUpdate(fields) : createListingUpdate(fields)
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
    await writeRow(tx, projection, { documentSeq: seq, at: new Date().toISOString() })
    if (!change) return
    const resource = kind as EventResource
    await appendEvents(tx, [{ resource, key, ...change, actor, documentSeq: seq }])
  })
}

function commandsOf(runnerFor: (by: string) => CommandRunner): Commands {
  return {
    forPerson: (session) => runnerFor(`session:${session.id}`),
    forBearer: () => runnerFor('person:bearer'),
    forService: ({ actAs, cause }) => runnerFor(actAs ?? `service:pace-app (${cause})`),
  }
}

function apply(
  name: string,
  doc: Y.Doc,
  { command, args, by }: Pick<SentCommand, 'command' | 'args' | 'by'>,
): void {
  const actor = { kind: 'service' as const, id: by, scopes: ['live:write'] }
  const context = { actor, now: new Date().toISOString() }
  commandFor(parseDocumentName(name).kind, command).apply(doc, args, context)
}

function fieldsOf(name: string, doc: Y.Doc): Record<string, unknown> {
  const projection = projectDocument(parseDocumentName(name), doc)
  return projection ? eventFields(projection) : {}
}

async function firstUpdate(db: PaceDb, name: string): Promise<Uint8Array> {
  const { kind, key } = parseDocumentName(name)
  const row =
    kind === 'lead' ? await findLeadRecord(db, 'all', key) : await findListingRecord(db, 'all', key)
  if (!row) throw new DomainError('notFound', `There is no ${name}.`)
  const values = new Map<string, unknown>(Object.entries(row))
  if (kind === 'lead') return createLeadUpdate(readFields(LEAD_FIELDS, values))
  const doc = docOf(createListingUpdate(readFields(LISTING_FIELDS, values)))
  const portals = 'portals' in row ? row.portals : []
  for (const { portal, state, at } of portals) {
    doc.getMap<PortalState>('portals').set(portal, { state: state as PortalState['state'], at })
  }
  return Y.encodeStateAsUpdate(doc)
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
