import type { UploadKind } from '#domain/file/file-kind.ts'
import { SaidSchema } from '#domain/said.ts'
import { sayProblem } from '#words/problems.ts'
import { z } from 'zod'
import { PERSON_HEADER } from '../worker/page-keeper.ts'

/** The server will not have this file, however often it is asked. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
}

/** The server does not know this upload any more: it is begun anew. */
export class UploadForgotten extends Error {
  override readonly name = 'UploadForgotten'
}

const ProblemSchema = z.object({
  detail: z.string(),
  code: z.string().optional(),
  said: SaidSchema.optional(),
})

/** Pieces of this size: on a slow line none takes as long as a server waits for one. */
const PIECE_BYTES = 8 * 1024 * 1024

type Offer = {
  record: string
  name: string
  bytes: number
  kind?: UploadKind
  takenAt?: string | undefined
}
/** Whose file it is. */
type By = { me: string; signal: AbortSignal }

/** Asks whether a file may be sent; gives where to. */
export async function beginUpload(offer: Offer, { me, signal }: By): Promise<string> {
  const answer = await fetch('/uploads/begin', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [PERSON_HEADER]: me },
    body: JSON.stringify(offer),
    signal,
  })
  await requireAnswer(answer)
  const { url }: { url: string } = await answer.json()
  return url
}

/** All of it has arrived: the server looks at it, which may take a while. Gives the file's id. */
export async function finishUpload(url: string, { me, signal }: By): Promise<string> {
  const headers = { [PERSON_HEADER]: me }
  const answer = await fetch(`${url}/finish`, { method: 'POST', headers, signal })
  await requireAnswer(answer)
  const { id }: { id: string } = await answer.json()
  return id
}

/** Tells the server that nothing more will come. */
export async function giveUpUpload(url: string): Promise<void> {
  await fetch(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(
    () => undefined,
  )
}

/** Sends what the server does not have yet, however much that is. */
export async function sendBytes(
  file: File,
  url: string,
  { me, signal, onSent }: By & { onSent: (bytes: number) => void },
): Promise<void> {
  const { Upload } = await import('tus-js-client')
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(file, {
      uploadUrl: new URL(url, location.href).href,
      headers: { [PERSON_HEADER]: me },
      chunkSize: PIECE_BYTES,
      // Whoever calls tries again, and knows when that makes sense.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: onSent,
      onSuccess: () => resolve(),
      onError: (error) => reject(isForgotten(error) ? new UploadForgotten(url) : error),
    })
    signal.addEventListener('abort', () => {
      void upload.abort()
      reject(signal.reason)
    })
    upload.start()
  })
}

function isForgotten(error: object): boolean {
  if (!('originalResponse' in error)) return false
  const { originalResponse: answer } = error as { originalResponse: { getStatus(): number } | null }
  return [403, 404, 410].includes(answer?.getStatus() ?? 0)
}

async function requireAnswer(answer: Response): Promise<void> {
  if (answer.ok) return
  if (answer.status === 410) throw new UploadForgotten(answer.url)
  // Whoever is signed out signs in again, and it goes on.
  const isPassing = answer.status >= 500 || answer.status === 401
  if (isPassing) throw new Error(`The server answered ${answer.status}.`)
  const problem = ProblemSchema.safeParse(await answer.json().catch(() => null))
  throw new UploadRefused(sayProblem(problem.data ?? { detail: '', code: 'internal' }))
}
