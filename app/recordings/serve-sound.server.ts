import { createHash } from 'node:crypto'
import type { Hearing } from '#domain/call/playback/hearing.ts'
import { silencePiece, silentBytes } from '#domain/call/playback/silence.ts'
import { DomainError } from '#domain/errors.ts'
import type { Recording } from '#db/pace/recordings/recordings.ts'
import { bytesOf, POLICY, serveBytes } from '../files/serve-file.server.ts'
import { blobKey, type ObjectStore } from '../files/store/object-store.ts'

type Asked = { method: string; headers: Headers }

/**
 * Answers with the sound as it may be heard, or the part of it that was asked for. A cut one has the length and the form of the whole:
 * silence stands where something is not heard. The caller has checked the right.
 */
export async function serveSound(
  store: ObjectStore,
  asked: Asked,
  { recording, hearing }: { recording: Recording; hearing: Hearing },
): Promise<Response> {
  const { hash, bytes, type } = recording
  const key = blobKey(hash, 'original')
  const silence = silencerOf(recording, hearing)
  return serveBytes(asked, {
    etag: `"${hash.slice(0, 32)}-${silence ? silence.tag : 'whole'}"`,
    bytes,
    headers: {
      'content-type': type,
      'content-disposition': 'inline',
      'content-security-policy': POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'accept-ranges': 'bytes',
      // What is heard changes with the words; and nobody listens from a cache.
      'cache-control': 'private, no-store',
    },
    async read(range) {
      const body = await store.read(key, range)
      if (!body) throw new Error(`The object store lacks ${key}.`)
      const sound = bytesOf(body)
      return silence ? sound.pipeThrough(silence.from(range?.start ?? 0)) : sound
    },
  })
}

/** Throws `forbidden` for whoever hears nothing of it. */
export function requireHeard(
  hearing: Hearing,
): asserts hearing is Exclude<Hearing, { kind: 'nothing' }> {
  if (hearing.kind === 'nothing') throw unheard()
}

function unheard(): DomainError {
  return new DomainError('forbidden', 'Nothing of this recording may be heard by you.', [], {
    key: 'recordingUnheard',
  })
}

/** Silences what of a file is not heard, from any of its bytes on; null where all is heard. */
function silencerOf({ wav, bytes }: Recording, hearing: Hearing) {
  if (hearing.kind === 'whole') return null
  requireHeard(hearing)
  if (!wav) throw unheard()
  const silent = silentBytes(wav, hearing.heard, bytes)
  const tag = createHash('sha256').update(JSON.stringify(silent)).digest('hex').slice(0, 16)
  const cut = { silent, silence: wav.silence }
  return {
    tag,
    from(start: number) {
      let at = start
      return new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          // Of its own: what was read may be a part of a larger piece of memory that others read.
          const own = Uint8Array.from(piece)
          silencePiece(own, at, cut)
          at += own.length
          controller.enqueue(own)
        },
      })
    },
  }
}
