import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { cutCharacters } from '#domain/text/characters.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { MOST_NOTE_CHARACTERS } from '#domain/record-note/note.ts'
import { decodeVoice, VOICE_RATE } from '#domain/voice/voice.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findSpokenNote, setHeard } from '#db/pace/notes/voice.ts'
import { hearWhole } from '#service/transcriber/hear-whole.ts'
import type { Transcriber } from '#service/transcriber/transcriber.ts'
import { blobKey, type ObjectStore } from '../files/store/object-store.ts'

export type HearDeps = {
  db: PaceDb
  store: Pick<ObjectStore, 'read'>
  /** Null where the house has none: the sound stands there, and its words can be typed. */
  transcriber: Transcriber | null
  pace?: Parameters<typeof hearWhole>[2]
}

/** Whose words stand in the log. */
const ACTOR = 'service:pace-transcriber'

/** Makes words of a voice note. What fails is tried again; whatever comes of it, the sound stays. */
export async function hearNote(
  { db, store, transcriber, pace }: HearDeps,
  id: string,
  { isLast }: { isLast: boolean },
): Promise<void> {
  const spoken = await findSpokenNote(db, id)
  if (spoken && spoken.note.hearing !== 'waiting') return
  // Its sound was taken away meanwhile, or nobody listens here.
  if (!spoken || !transcriber) return setHeard(db, id, { hearing: 'unheard', actor: ACTOR })
  try {
    const wav = await read(await store.read(blobKey(spoken.hash, 'original')))
    const samples = decodeVoice(wav)
    const heard = await hearWhole(transcriber, { samples, sampleRate: VOICE_RATE }, pace)
    const words = cutCharacters(withoutUnstorable(heard).trim(), MOST_NOTE_CHARACTERS)
    if (words === '') await setHeard(db, id, { hearing: 'silent', actor: ACTOR })
    else await setHeard(db, id, { hearing: 'heard', parts: [words], actor: ACTOR })
  } catch (error) {
    if (isLast) await setHeard(db, id, { hearing: 'failed', actor: ACTOR })
    throw error
  }
}

function read(stream: Readable | null): Promise<Buffer> {
  if (!stream) throw new Error('The sound of a note is not in the store.')
  return buffer(stream)
}
