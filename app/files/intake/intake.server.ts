import { FileStore } from '@tus/file-store'
import { Server, Upload as TusUpload } from '@tus/server'
import { bulkhead, BulkheadRejectedError } from 'cockatiel'
import { mkdirSync } from 'node:fs'
import { z } from 'zod'
import { type Actor, actorName } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { FiledRecord } from '#domain/file/filed-record.ts'
import { UPLOAD_KINDS, type UploadKind } from '#domain/file/file-kind.ts'
import { readFileName } from '#domain/file/file-name.ts'
import { DAILY_BYTES, FILE_BYTES, FILES_OF_RECORD } from '#domain/file/limits.ts'
import { believedInstant } from '#domain/letter/letter.ts'
import { parseNotedRecord } from '#domain/record-note/note.ts'
import { MOST_VOICE_BYTES, MOST_VOICE_MS } from '#domain/voice/voice.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { countFiles, findFile, type FileRecord } from '#db/pace/files/records.ts'
import { deleteOldUploads, findUpload, insertUpload, type Upload } from '#db/pace/files/uploads.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { type ConcludeOptions, concludeUpload, removeArrived } from './conclude-upload.server.ts'
import { UPLOADS_PATH } from '../record/paths.ts'
import { noFloorPlan } from '../record/change-files.server.ts'
import { requireFiledRecord } from '../record/file-access.server.ts'

type IntakeOptions = ConcludeOptions & {
  /** Overridden by tests alone. */
  dailyBytes?: number
}

/** What somebody wants to send. */
export const OfferSchema = z.object({
  record: z.string().max(100),
  name: z.string().min(1).max(100_000).transform(readFileName),
  bytes: z.number().int(),
  kind: z.enum(UPLOAD_KINDS).optional(),
  /** When it was recorded, as the device says it. */
  takenAt: z.string().max(40).optional(),
})
export type Offer = z.output<typeof OfferSchema>

/** An upload that is not finished by then is begun anew. Longer than the day that counts for a budget. */
const KEPT_HOURS = 48
/** So many files are judged and sized at a time, and so many wait: each may hold a picture in memory, and a connection. */
const AT_A_TIME = { running: 2, waiting: 200 }

/** The way in for every file: agreed, received in pieces (tus), then judged, stored and added to its record. */
export class Intake {
  readonly #options: IntakeOptions
  readonly #arriving: FileStore
  readonly #tus: Server
  readonly #gate = bulkhead(AT_A_TIME.running, AT_A_TIME.waiting)
  readonly #finishing = new Map<string, Promise<FileRecord>>()

  constructor(options: IntakeOptions) {
    this.#options = options
    mkdirSync(options.folder, { recursive: true })
    this.#arriving = new FileStore({ directory: options.folder })
    this.#tus = new Server({
      path: UPLOADS_PATH,
      datastore: this.#arriving,
      relativeLocation: true,
      maxSize: FILE_BYTES,
      allowedOrigins: [],
    })
  }

  /** Agrees to a file, or says why not, before a byte of it is sent. */
  async begin(actor: Actor, offer: Offer): Promise<Upload> {
    const { db, dailyBytes = DAILY_BYTES } = this.#options
    requireSize(offer)
    const filed = await requireFiledRecord(db, actor, rightFor(offer.kind), offer.record)
    if (offer.kind) requireKindOf(filed, offer.kind, actor)
    await requireRoom(db, offer.record)
    const takenAt = offer.takenAt && believedInstant(offer.takenAt, Date.now())
    const agreed = { ...offer, takenAt, owner: actorName(actor) }
    const upload = await insertUpload(db, agreed, dailyBytes)
    if (!upload)
      throw new DomainError('tooMany', 'This is more than may be sent in a day.', [], {
        key: 'sentEnoughToday',
      })
    await this.#arriving.create(new TusUpload({ id: upload.id, size: upload.bytes, offset: 0 }))
    return upload
  }

  /** A request of the tus protocol for an upload of this person: how far it is, the next piece, or that it is given up. */
  async proceed(actor: Actor, id: string, request: Request): Promise<Response> {
    await requireUpload(this.#options.db, actor, id)
    return this.#tus.handleWeb(request)
  }

  /** The file that an upload has become. Asked for again, after a break or by two tabs, it is the same one. */
  async finish(actor: Actor, id: string, by: ChangedBy): Promise<FileRecord> {
    const { db } = this.#options
    const upload = await requireUpload(db, actor, id)
    const known = await this.#became(upload)
    if (known) return known
    await requireFiledRecord(db, actor, rightFor(upload.kind), upload.record)
    const running =
      this.#finishing.get(id) ?? this.#gate.execute(() => this.#conclude(actor, id, by))
    this.#finishing.set(id, running)
    try {
      return await running
    } catch (error) {
      throw error instanceof BulkheadRejectedError ? tooBusy() : error
    } finally {
      this.#finishing.delete(id)
    }
  }

  /** Looked up anew: another request may have concluded it while this one waited. */
  async #conclude(actor: Actor, id: string, by: ChangedBy): Promise<FileRecord> {
    const upload = await requireUpload(this.#options.db, actor, id)
    return (await this.#became(upload)) ?? concludeUpload(this.#options, upload, by)
  }

  async #became({ fileId }: Upload): Promise<FileRecord | null> {
    return fileId === null ? null : findFile(this.#options.db, fileId, { removed: true })
  }

  /** A file that comes in one request. */
  async take(
    actor: Actor,
    offer: Offer,
    body: ReadableStream<Uint8Array>,
    by: ChangedBy,
  ): Promise<FileRecord> {
    const { id } = await this.begin(actor, offer)
    const url = new URL(`${UPLOADS_PATH}/${id}`, 'http://intake')
    const piece = new Request(url, { method: 'PATCH', headers: WHOLE, body, duplex: 'half' })
    const received = await this.#tus.handleWeb(piece)
    if (received.ok) return this.finish(actor, id, by)
    throw new DomainError('malformed', 'The body ended early, or is longer than it said.')
  }

  /** Forgets what was begun long ago. */
  async sweep(): Promise<void> {
    const { db, folder } = this.#options
    for (const id of await deleteOldUploads(db, { hours: KEPT_HOURS, limit: 500 })) {
      await removeArrived(folder, id)
    }
  }
}

/** A piece that is all of it, as tus spells that. */
const WHOLE = {
  'tus-resumable': '1.0.0',
  'upload-offset': '0',
  'content-type': 'application/offset+octet-stream',
}

/** What is spoken is a note: whoever may write one may speak one. */
function rightFor(kind: UploadKind | null | undefined): 'write' | 'note' {
  return kind === 'voiceNote' ? 'note' : 'write'
}

/** Of other records nothing is a floor plan, and notes are of people: said before a byte of it is sent. */
function requireKindOf({ kind, name }: FiledRecord, asked: UploadKind, actor: Actor): void {
  if (asked === 'floorPlan' && kind !== 'listing') throw noFloorPlan()
  if (asked !== 'voiceNote') return
  parseNotedRecord(name)
  if (actor.kind !== 'person') throw new DomainError('forbidden', 'Notes are written by people.')
}

async function requireRoom(db: PaceDb, record: string): Promise<void> {
  if ((await countFiles(db, record)) < FILES_OF_RECORD) return
  throw new DomainError(
    'conflict',
    `There are ${FILES_OF_RECORD} files already; remove some first.`,
    [],
    { key: 'tooManyFiles', with: { most: FILES_OF_RECORD } },
  )
}

async function requireUpload(db: PaceDb, actor: Actor, id: string): Promise<Upload> {
  const upload = await findUpload(db, id, actorName(actor))
  if (upload) return upload
  throw new DomainError('gone', 'This upload is not known any more; send the file again.', [], {
    key: 'uploadForgotten',
  })
}

function requireSize({ name, bytes, kind }: Offer): void {
  if (kind === 'voiceNote' && bytes > MOST_VOICE_BYTES) throw tooLong()
  if (bytes <= 0)
    throw new DomainError('invalid', `“${name}” is empty.`, [], {
      key: 'fileEmpty',
      with: { name },
    })
  if (bytes > FILE_BYTES) {
    const most = FILE_BYTES / 1024 / 1024
    throw new DomainError('tooLarge', `“${name}” is larger than ${most} MB.`, [], {
      key: 'fileTooLarge',
      with: { name, most },
    })
  }
}

function tooLong(): DomainError {
  const most = MOST_VOICE_MS / 60_000
  return new DomainError('tooLarge', `A voice note is at most ${most} minutes long.`, [], {
    key: 'voiceTooLong',
    with: { most },
  })
}

function tooBusy(): DomainError {
  return new DomainError(
    'unavailable',
    'Too many files come in at once; try again in a minute.',
    [],
    { key: 'filesAtOnce' },
  )
}
