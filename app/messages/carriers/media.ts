import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { FILE_BYTES } from '#domain/file/limits.ts'
import { askGraph, findLine, type GraphDeps } from './graph.ts'

const MediaSchema = z.looseObject({ url: z.url(), file_size: z.number().optional() })
const WAIT_MS = 60_000

/**
 * What somebody sent to a number of the house: asked for by its id, then fetched from where Meta has it for some minutes. Throws a
 * `DomainError` for what is gone for good, any other error for what may come later.
 */
export async function fetchMedia(
  deps: GraphDeps,
  { id, name }: { id: string; name: string },
): Promise<Buffer> {
  const line = await findLine(deps)
  if (!line) throw gone()
  const answer = await askGraph({ ...deps, line }, encodeURIComponent(id))
  if (answer.status >= 500 || answer.status === 429) throw notYet(answer.status)
  const media = answer.status < 300 ? MediaSchema.safeParse(answer.body).data : undefined
  if (!media || !isOfMeta(media.url, deps.graphUrl)) throw gone()
  if ((media.file_size ?? 0) > FILE_BYTES) throw tooLarge(name)
  const response = await fetch(media.url, {
    headers: { authorization: `Bearer ${line.accessToken}` },
    signal: AbortSignal.timeout(WAIT_MS),
    redirect: 'error',
  })
  if (response.status >= 500 || response.status === 429) throw notYet(response.status)
  if (!response.ok) throw gone()
  if (Number(response.headers.get('content-length') ?? 0) > FILE_BYTES) throw tooLarge(name)
  return Buffer.from(await response.arrayBuffer())
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

function notYet(status: number): Error {
  return new Error(`Meta answered ${status}; what was sent is fetched later.`)
}
