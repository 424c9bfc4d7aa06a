import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { FILE_BYTES } from '#domain/file/limits.ts'
import { askGraph, findLine, type GraphDeps, isPassing, readAtMost } from './graph.ts'

const MediaSchema = z.looseObject({ url: z.url(), file_size: z.number().optional() })
const WAIT_MS = 60_000

/**
 * What somebody sent to a number of the house: asked for by its id, then fetched from where Meta has it for some minutes. Throws a
 * `DomainError` for what is gone for good, any other error for what may come later.
 */
export async function fetchMedia(
  deps: GraphDeps,
  { id, name, doorId }: { id: string; name: string; doorId: string | null },
): Promise<Buffer> {
  // What was sent to one number is asked for by its own token.
  const line = await findLine(deps, doorId)
  // An admin may be opening it anew.
  if (!line) throw notYet('no number')
  const answer = await askGraph({ ...deps, line }, encodeURIComponent(id))
  if (answer.status >= 500 || isRefused(answer.status) || isPassing(answer))
    throw notYet(answer.status)
  const media = answer.status < 300 ? MediaSchema.safeParse(answer.body).data : undefined
  if (!media || !isOfMeta(media.url, deps.graphUrl)) throw gone()
  if ((media.file_size ?? 0) > FILE_BYTES) throw tooLarge(name)
  const response = await fetch(media.url, {
    headers: { authorization: `Bearer ${line.accessToken}` },
    signal: AbortSignal.timeout(WAIT_MS),
    redirect: 'error',
  })
  // Its address holds for some minutes: the next time it is asked for anew.
  if (!response.ok) throw notYet(response.status)
  const content = await readAtMost(response, FILE_BYTES)
  if (!content) throw tooLarge(name)
  return content
}

/** A token that has ended is another one tomorrow. */
function isRefused(status: number): boolean {
  return status === 401 || status === 403
}

/** The house's token goes to nobody else. */
function isOfMeta(url: string, graphUrl: string): boolean {
  const { origin, protocol, hostname } = new URL(url)
  if (origin === new URL(graphUrl).origin) return true
  const isTheirs = ['facebook.com', 'fbsbx.com', 'whatsapp.net', 'fbcdn.net'].some((host) =>
    hostname.endsWith(`.${host}`),
  )
  return protocol === 'https:' && isTheirs
}

function gone(): DomainError {
  return new DomainError('notFound', 'Meta does not have it any more.')
}

function tooLarge(name: string): DomainError {
  const most = Math.floor(FILE_BYTES / 1e6)
  return new DomainError('tooLarge', `“${name}” is larger than ${most} MB.`, [], {
    key: 'fileTooLarge',
    with: { name, most },
  })
}

function notYet(why: number | string): Error {
  return new Error(`Meta answered ${why}; what was sent is fetched later.`)
}
