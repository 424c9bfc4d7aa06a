import { Hono } from 'hono'
import { z } from 'zod'
import { listVersions } from '#db/pace/history.ts'
import { findCommit, findProjection } from '#db/pace/projections.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import { readState } from '#domain/history/document-state.ts'
import { parse } from '#domain/parse.ts'
import { readBearer } from '#service/verify-token.ts'
import { CLOSE, type CloseCode } from '../close-codes.ts'
import { type Admission, enter, type EnterDeps, NotAdmitted } from '../enter.ts'
import { loadDocumentAt } from '../projected-docs.ts'

const PageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
})
const SeqSchema = z.coerce.number().int().min(1)

/**
 * `GET /history/<document>`: who changed it and when, newest first (`{data, next}`; `next` goes into `before`).
 * `GET /history/<document>/<seq>`: what it said after that commit. Whoever may read a document may read its history.
 */
export function createHistoryRoutes(deps: EnterDeps): Hono {
  const routes = new Hono()
  routes.get('/history/:document', async (c) => {
    const { name } = await requireReader(deps, c.req.param('document'), c.req.header())
    const { limit, before } = parse(PageSchema, c.req.query(), 'The page of the history')
    const data = await listVersions(deps.db, name, { before, limit: limit + 1 })
    const next = data.length > limit ? (data[limit]?.seq ?? null) : null
    return c.json({ data: data.slice(0, limit), next })
  })
  routes.get('/history/:document/:seq', async (c) => {
    const { name, ref } = await requireReader(deps, c.req.param('document'), c.req.header())
    const seq = parse(SeqSchema, c.req.param('seq'), 'The commit')
    const commit = await findCommit(deps.db, name, seq)
    const stored = await findProjection(deps.db, name)
    if (!commit || !stored) {
      throw new DomainError('notFound', `${name} has no commit ${seq}.`)
    }
    const doc = await loadDocumentAt(deps.db, stored, seq)
    return c.json({ seq, ...commit, state: readState(ref.kind, doc) })
  })
  return routes
}

const CODES: Partial<Record<CloseCode, ErrorCode>> = {
  [CLOSE.gone]: 'notFound',
  [CLOSE.comeBack]: 'unauthenticated',
  [CLOSE.overloaded]: 'unavailable',
}

async function requireReader(
  deps: EnterDeps,
  document: string,
  { authorization }: Record<string, string>,
): Promise<Admission> {
  const { kind, key } = parseDocumentName(document)
  const token = readBearer(authorization)
  if (!token) {
    throw new DomainError('unauthenticated', 'Send an access token: Authorization: Bearer <token>.')
  }
  try {
    return await enter(deps, { name: `${kind}:${key}`, token, origin: null })
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error
    throw new DomainError(CODES[error.code] ?? 'forbidden', `${document}: ${error.message}.`)
  }
}
