import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { HEAR_NOTE_TASK } from '#db/pace/notes/voice.ts'
import { listFiles } from '#db/pace/files/records.ts'
import { changeNote, findNote, removeNote } from '#db/pace/notes/notes.ts'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import { auditLog, entityEvents, files, leads, recordNotes } from '#db/pace/schema.ts'
import { encodeVoice, MOST_VOICE_BYTES, VOICE_RATE } from '#domain/voice/voice.ts'
import { createGeminiTranscriber } from '#service/transcriber/gemini-transcriber.ts'
import {
  beginUpload,
  detailOf,
  picture,
  startFilesApp,
  upload,
  uploaded,
} from '#tests/support/files-app.ts'
import { startTranscriberStandIn } from '#tests/support/transcriber-stand-in.ts'
import { hearAgain } from '#db/pace/notes/voice.ts'
import { loadFiles } from '../files/record/list-files.server.ts'
import { type HearDeps, hearNote } from './hear-note.server.ts'

const LEAD = '00000000-0000-4000-8000-0000000000a1'
const RECORD = `lead:${LEAD}`
const AT_ONCE = { speed: 1_000, quietMs: 300, patienceMs: 2_000 }
const FIRST = { isLast: false }

/** A lead of Sara's, and an ear that hears letters. */
async function start() {
  const app = await startFilesApp()
  const { id: ownerId, teamId } = app.personOf('Sara')
  await app.db
    .insert(leads)
    .values({ id: LEAD, reference: 'L-90001', stage: 'new', ownerId, teamId })
  const ear = await startTranscriberStandIn((sample) => String.fromCodePoint(sample))
  const options = { url: ear.url, key: 'a key of the house', model: 'm', log: app.deps.log }
  const { db, files: kept } = app.deps
  const deps: HearDeps = {
    db,
    store: kept.store,
    transcriber: createGeminiTranscriber(options),
    pace: AT_ONCE,
  }
  const noteOf = async (fileId: string) => {
    const [note] = await db.select().from(recordNotes).where(eq(recordNotes.fileId, fileId))
    if (!note) throw new Error('There is no note of it.')
    return note
  }
  const say = (text: string, more: object = {}) =>
    uploaded(app, { record: RECORD, name: 'ملاحظة 🎙.wav', bytes: spoken(text), ...VOICE, ...more })
  return { app, db, deps, ear, noteOf, say }
}

const VOICE = { kind: 'voiceNote' as const }

function spoken(text: string): Uint8Array {
  const samples = new Int16Array(VOICE_RATE)
  samples.set([...text].map((letter) => letter.codePointAt(0) ?? 0))
  return encodeVoice(samples)
}

test('what was spoken is a note of who spoke it, once however often it is sent, and its words are written down', async () => {
  const { app, db, deps, noteOf, say } = await start()
  const takenAt = new Date(Date.now() - 3_600_000).toISOString()
  const fileId = await say('اتصل بها غداً', { takenAt })
  expect(await say('اتصل بها غداً', { takenAt })).toBe(fileId)
  const note = await noteOf(fileId)
  expect(note).toMatchObject({
    leadId: LEAD,
    authorId: app.personOf('Sara').id,
    parts: [],
    hearing: 'waiting',
    voiceMs: 1_000,
    createdAt: takenAt,
  })
  await hearNote(deps, note.id, FIRST)
  const line = await listLeadTimeline(db, { leadId: LEAD, limit: 20, after: null })
  expect(line.entries).toMatchObject([
    { kind: 'note', parts: ['اتصل بها غداً'], voice: { fileId, ms: 1_000, hearing: 'heard' } },
  ])
  // The files of the record are those that somebody has put there.
  expect(await loadFiles(db, () => '', RECORD)).toEqual([])
  expect(await listFiles(db, RECORD, 9)).toMatchObject([{ id: fileId, type: 'audio/wav' }])
  const heard = await app.sendAs('Sara', `/files/${fileId}/original`)
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  expect((await app.sendAs('Khalid', `/files/${fileId}/original`)).status).toBe(404)
  const events = await app.db.select().from(entityEvents).where(eq(entityEvents.key, LEAD))
  expect(events.map((event) => event.new)).toEqual([{ note: note.id }, { note: note.id }])
  const audited = await app.db.select().from(auditLog).where(eq(auditLog.action, 'file.add'))
  expect(audited).toHaveLength(1)
})

test('a note that its writer has put into words meanwhile keeps those', async () => {
  const { db, deps, noteOf, say } = await start()
  const { id } = await noteOf(await say('machine'))
  const read = await findNote(db, id)
  if (read) await changeNote(db, { read, parts: ['by hand'], told: [] }, 'person:x')
  await hearNote(deps, id, FIRST)
  expect(await findNote(db, id)).toMatchObject({ parts: ['by hand'], hearing: 'heard' })
})

test('who is out of reach is asked again, and in the end it is said; the sound stays, and a press tries once more', async () => {
  const { db, deps, ear, noteOf, say } = await start()
  const { id } = await noteOf(await say('late words'))
  ear.refuse(10_000)
  const failing = { ...deps, pace: { ...AT_ONCE, patienceMs: 50 } }
  await expect(hearNote(failing, id, FIRST)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await findNote(db, id)).toMatchObject({ hearing: 'waiting' })
  await expect(hearNote(failing, id, { isLast: true })).rejects.toThrow()
  expect(await findNote(db, id)).toMatchObject({ hearing: 'failed', parts: [] })
  ear.refuse(0)
  expect(await hearAgain(db, id, 'person:x')).toBe(true)
  expect(await hearAgain(db, id, 'person:x')).toBe(false)
  await hearNote(deps, id, FIRST)
  expect(await findNote(db, id)).toMatchObject({ hearing: 'heard', parts: ['late words'] })
})

test('silence and a house without a transcriber are said as what they are', async () => {
  const { db, deps, noteOf, say } = await start()
  const silent = await noteOf(await say(''))
  await hearNote(deps, silent.id, FIRST)
  expect(await findNote(db, silent.id)).toMatchObject({ hearing: 'silent' })
  const unheard = await noteOf(await say('x'))
  await hearNote({ ...deps, transcriber: null }, unheard.id, FIRST)
  expect(await findNote(db, unheard.id)).toMatchObject({ hearing: 'unheard' })
})

test('a note that is taken away takes its sound along, and listening to it comes to nothing', async () => {
  const { db, deps, noteOf, say } = await start()
  const fileId = await say('gone')
  const { id } = await noteOf(fileId)
  await removeNote(db, id, 'person:x')
  await hearNote(deps, id, FIRST)
  expect(await db.select({ by: files.removedBy }).from(files)).toEqual([{ by: 'person:x' }])
})

test('it is spoken by whoever may write notes there, on what notes are written on, and is a voice note', async () => {
  const { app, db } = await start()
  const offer = { record: RECORD, name: 'a.wav', bytes: 100, ...VOICE }
  expect((await beginUpload(app, 'Khalid', offer)).status).toBe(404)
  const [listing] = await app.db.query.listings.findMany({ limit: 1 })
  const onListing = { ...offer, record: `listing:${listing?.id ?? randomUUID()}` }
  expect((await beginUpload(app, 'Adam', onListing)).ok).toBe(false)
  const long = await beginUpload(app, 'Sara', { ...offer, bytes: MOST_VOICE_BYTES + 1 })
  expect([long.status, await detailOf(long)]).toEqual([413, expect.stringContaining('5 minutes')])
  const photo = await upload(app, { ...offer, name: 'a.jpg', bytes: await picture(3) })
  expect([photo.status, await detailOf(photo)]).toEqual([422, expect.stringContaining('WAV')])
  expect(await db.$count(recordNotes)).toBe(0)
  const jobs = await app.db.execute(`select task_identifier as task from graphile_worker.jobs`)
  expect(jobs.map(({ task }) => task)).not.toContain(HEAR_NOTE_TASK)
})
