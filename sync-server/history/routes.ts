import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import { findCommit, findProjection } from '#db/pace/documents/projections.ts'
import { listVersions } from '#db/pace/documents/versions.ts'
import { subjectName } from '#domain/access/access.ts'
import { CLOSE, type CloseCode } from '#domain/documents/close-codes.ts'
import { isView, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import { readState } from '#domain/history/document-state.ts'
import { parse } from '#domain/parse.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { requireBearer } from '#service/identity/verify-token.ts'
import { currentTrace } from '#service/trace.ts'
import type { Admission } from '../access/identity.ts'
import { type AdmissionDeps, admit, NotAdmitted } from '../admission/admit.ts'
import { loadDocumentAt } from '../projection/projected-docs.ts'

const PageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
})
const SeqSchema = z.coerce.number().int().min(1)

type HistoryDeps = AdmissionDeps & { auditDenial: AuditDenial }

/**
 * `GET /history/<document>`: who changed it and when, newest first (`{data, next}`; `next` goes into `before`).
 * `GET /history/<document>/<seq>`: what it said after that commit. Whoever may read a document may read its history.
 */
export function createHistoryRoutes(deps: HistoryDeps): Hono {
  const routes = new Hono()
  routes.get('/history/:document', async (c) => {
    const { name } = await requireReader(deps, c)
    const { limit, before } = parse(PageSchema, c.req.query(), 'The page of the history')
    const data = await listVersions(deps.db, name, { before, limit })
    // Of a very long log one look reads a part: what is before it is asked for by the next.
    const earlier = (data.at(-1)?.first ?? 1) - 1
    return c.json({ data, next: earlier > 0 ? earlier : null })
  })
  routes.get('/history/:document/:seq', async (c) => {
    const { name, ref } = await requireReader(deps, c)
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

async function requireReader(deps: HistoryDeps, c: Context): Promise<Admission> {
  const document = c.req.param('document') ?? ''
  const { kind, key } = parseDocumentName(document)
  if (isView(kind))
    throw new DomainError('notFound', 'A view follows from records: it has no history.')
  const token = requireBearer(c.req.header('authorization'))
  try {
    return await admit(deps, { name: `${kind}:${key}`, token, origin: null })
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error
    if (error.code === CLOSE.forbidden && error.actor) auditRefusal(deps, c, { document, error })
    throw new DomainError(codeOf(error), `${document}: ${error.message}.`)
  }
}

/** Of whom it is not known who they are, the token was no good. */
function codeOf({ code, actor }: NotAdmitted): ErrorCode {
  return CODES[code] ?? (actor ? 'forbidden' : 'unauthenticated')
}

function auditRefusal(
  { auditDenial }: HistoryDeps,
  c: Context,
  { document, error }: { document: string; error: NotAdmitted },
): void {
  auditDenial({
    action: 'history.read',
    actor: error.actor && subjectName(error.actor),
    target: document,
    reason: error.message,
    address: remoteAddress(c),
    traceId: currentTrace()?.traceId,
  })
}
