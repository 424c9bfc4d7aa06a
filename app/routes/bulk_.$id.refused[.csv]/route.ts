import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify'
import { appendAudit } from '#db/pace/audit/audit.ts'
import { listRefused } from '#db/pace/commands/bulk-page.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { bulkWords } from '#words/bulk.ts'
import { sayProblem } from '#words/problems.ts'
import { namesOf } from '../../bulk/record-names.server.ts'
import { requireOwnBulk } from '../../bulk/own-bulk.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

const PAGE = 500

type Who = ReturnType<typeof requirePerson>

/** What was refused and why, as a file; whoever takes it away is in the audit. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { bulk } = await requireOwnBulk(who, params['id'])
  const { id } = bulk
  await appendAudit(who.db, { ...who.by, action: 'bulk.export', target: id, outcome: 'allowed' })
  const words = bulkWords()
  const rows = Readable.from(rowsOf(who.db, who, id))
  const csv = rows.pipe(stringify({ bom: true, escape_formulas: true }))
  csv.write([words.record, words.reference, words.reason])
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="refused-${id.slice(0, 8)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

async function* rowsOf(db: PaceDb, who: Who, id: string) {
  for (let after = 0; ;) {
    const refused = await listRefused(db, id, { after, limit: PAGE })
    const names = await namesOf(who, refused)
    for (const { document, code, reason } of refused) {
      const { name, reference } = names.get(document) ?? { name: document, reference: '' }
      yield [name, reference, sayProblem({ detail: reason ?? '', code: code ?? undefined })]
    }
    const last = refused.at(-1)
    if (!last || refused.length < PAGE) return
    after = last.position
  }
}
