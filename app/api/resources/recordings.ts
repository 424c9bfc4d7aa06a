import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { type Hearing, isOfDoor, WHY_NOTHING } from '#domain/call/playback/hearing.ts'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { Recording } from '#db/pace/recordings/recordings.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../../http/changed-by.ts'
import { RECORDING_BYTES } from '../../recordings/receive-sound.server.ts'
import {
  findHearing,
  keptUntil,
  requireCallTo,
  requireRecordedCall,
} from '../../recordings/recorded-call.server.ts'
import { serveSound } from '../../recordings/serve-sound.server.ts'
import type { ApiContext, ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { jsonResponse, refusals } from '../http/responses.ts'
import { CallIdSchema } from './calls.ts'

const TAG = 'Calls'
const MOST_MS = 86_400_000

const RecordingSchema = z
  .object({
    callId: z.string(),
    type: z.string().openapi({ description: 'Told from the content' }),
    bytes: z.number().int(),
    sha256: z.string(),
    durationMs: z.number().int().nullable(),
    beginsMs: z.number().int().nullable().openapi({
      description: 'Where in the call’s own time (that of its segments) it begins; null for unsaid',
    }),
    addedBy: z.string(),
    createdAt: z.string(),
    keptUntil: z.string().openapi({ description: 'It is removed then, as the house has settled' }),
    heard: z.enum(['whole', 'cut', 'nothing']).openapi({
      description:
        'What the caller hears: all, only what stands readable in the transcript (silence elsewhere), or nothing',
    }),
    whyNothing: z.enum(WHY_NOTHING).nullable().openapi({
      description:
        'goesOn: the call is not over; noWords: it has no transcript; noTimes: nobody said exactly when what is hidden was spoken; noCut: only WAV can be silenced in places',
    }),
  })
  .openapi('Recording')

const params = z.object({ id: CallIdSchema })
const get = createRoute({
  method: 'get',
  tags: [TAG],
  operationId: 'getRecording',
  path: '/calls/{id}/recording',
  summary: 'The recording of a call: what it is, until when it is kept, how much of it one hears',
  request: { params },
  responses: { 200: jsonResponse(RecordingSchema, 'The recording'), ...refusals('notFound') },
})
const put = createRoute({
  method: 'put',
  tags: [TAG],
  operationId: 'keepRecording',
  path: '/calls/{id}/recording',
  summary: 'Keep a recording with a call: its bytes are the body. It takes the place of another',
  description: `WAV, MP3, M4A or Ogg of at most ${RECORDING_BYTES / 1024 / 1024} MB. Say when it begins, by one of the two: only then can what is hidden in the transcript be kept from who may not hear it, and only in WAV.`,
  request: {
    params,
    query: z.object({
      begins_ms: z
        .preprocess(asWhole, z.number().int().min(-MOST_MS).max(MOST_MS).optional())
        .openapi({
          type: 'integer',
          description: 'Where it begins in the call’s own time, that of `beginMs` of its segments',
        }),
      begins_at: SentInstantSchema.optional().openapi({
        description:
          'When it begins, where segments count from the start of the call. Of calls that came by a vendor’s door nobody knows when that was: it says nothing of them',
      }),
    }),
  },
  responses: {
    200: jsonResponse(RecordingSchema, 'It was there, or takes the place of another'),
    201: jsonResponse(RecordingSchema, 'It is kept'),
    ...refusals('notFound', 'tooLarge', 'conflict'),
  },
})
const sound = createRoute({
  method: 'get',
  tags: [TAG],
  operationId: 'hearRecording',
  path: '/calls/{id}/recording/sound',
  summary: 'The sound itself, as far as the caller may hear it; each request is audited',
  request: { params },
  responses: {
    200: { description: 'The sound; a part of it (206) where one is asked for' },
    ...refusals('notFound'),
  },
})
const remove = createRoute({
  method: 'delete',
  tags: [TAG],
  operationId: 'removeRecording',
  path: '/calls/{id}/recording',
  summary: 'Remove the recording of a call, for good',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...refusals('notFound') },
})

/** Recordings of calls: sent whole, heard as far as the caller may. */
export function mountRecordings(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db, files, recordings } = deps
  api.openapi(get, async (c) => {
    const { actor } = c.get('caller')
    const found = await requireRecordedCall(db, actor, c.req.valid('param').id)
    return c.json(show(deps, found.recording, await findHearing(db, actor, found)), 200)
  })
  api.openapi(put, async (c) => {
    const { actor } = c.get('caller')
    const { call, facts } = await requireCallTo(db, actor, kept(c.req.valid('param').id))
    const { begins_ms: beginsMs, begins_at: beginsAt } = c.req.valid('query')
    requireOne(beginsMs, beginsAt)
    requireNotPast(deps, call)
    const { body } = c.req.raw
    if (!body) throw new DomainError('malformed', 'Send the bytes of the recording as the body.')
    const sent = { call, beginsMs: beginsMs ?? sinceStart(call, beginsAt), by: by(c) }
    const { recording, step } = await recordings.keep(sent, body as WebStream<Uint8Array>)
    const hearing = await findHearing(db, actor, { call, facts, recording })
    return c.json(show(deps, recording, hearing), step === 'added' ? 201 : 200)
  })
  api.openapi(sound, async (c) => {
    const { actor } = c.get('caller')
    const found = await requireRecordedCall(db, actor, c.req.valid('param').id)
    const hearing = await findHearing(db, actor, found)
    const outcome = hearing.kind === 'nothing' ? 'denied' : 'allowed'
    const target = `call:${found.call.id}`
    const after = { heard: hearing.kind }
    await appendAudit(db, { ...by(c), action: 'call.listen', target, outcome, after })
    return serveSound(files.store, c.req.raw, { recording: found.recording, hearing })
  })
  api.openapi(remove, async (c) => {
    const { actor } = c.get('caller')
    const { call } = await requireCallTo(db, actor, kept(c.req.valid('param').id))
    if (!(await recordings.remove(call.id, by(c))))
      throw new DomainError('notFound', 'This call has no recording.', [], { key: 'noRecording' })
    return c.body(null, 204)
  })
}

const kept = (callId: string) => ({ action: 'keepRecording', callId }) as const

function show({ settings }: ApiDeps, recording: Recording, hearing: Hearing) {
  const { callId, type, bytes, hash, durationMs, beginsMs, addedBy, createdAt } = recording
  const { keptDays } = settings.current().house.recordings
  return {
    callId,
    type,
    bytes,
    sha256: hash,
    durationMs,
    beginsMs,
    addedBy,
    createdAt,
    keptUntil: keptUntil(recording.recordedAt, keptDays),
    heard: hearing.kind,
    whyNothing: hearing.kind === 'nothing' ? hearing.why : null,
  }
}

type Call = { startedAt: string | null; createdAt: string; source: string }

/** What the next sweep would take away is not taken in. */
function requireNotPast({ settings, now = () => new Date() }: ApiDeps, call: Call): void {
  const { keptDays } = settings.current().house.recordings
  if (Date.parse(keptUntil(call.startedAt ?? call.createdAt, keptDays)) > now().getTime()) return
  throw new DomainError(
    'conflict',
    `Recordings are kept for ${keptDays} days after a call; this call was before.`,
    [],
    { key: 'recordingPast', with: { days: keptDays } },
  )
}

/** Where nothing was said of it is no beginning at nought. */
function asWhole(given: unknown): unknown {
  return typeof given === 'string' && /^-?\d{1,9}$/.test(given) ? Number(given) : given
}

function requireOne(beginsMs: number | undefined, beginsAt: string | undefined): void {
  if (beginsMs === undefined || beginsAt === undefined) return
  throw new DomainError('invalid', 'Say when it begins by `begins_ms` or by `begins_at`, not both.')
}

/** A door tells when a call's first message came; its words count from when the call began, which is before. */
function sinceStart({ startedAt, source }: Call, beginsAt: string | undefined): number | null {
  if (beginsAt === undefined || startedAt === null || isOfDoor(source)) return null
  const ms = Date.parse(beginsAt) - Date.parse(startedAt)
  if (Math.abs(ms) <= MOST_MS) return ms
  throw new DomainError('invalid', 'The recording would begin more than a day beside its call.')
}

function by(c: ApiContext) {
  const { actor, client } = c.get('caller')
  return changedBy(actor, remoteAddress(c), client)
}
