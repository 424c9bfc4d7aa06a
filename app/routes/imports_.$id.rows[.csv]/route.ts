import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { stringify } from 'csv-stringify'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Import } from '#db/pace/imports/imports.ts'
import { listImportRows } from '#db/pace/imports/rows.ts'
import { ROW_FATES, type RowFate } from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { sayProblem } from '#words/problems.ts'
import { requireImport } from '../../imports/change-import.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

const PAGE = 1_000
const FateSchema = z.enum(ROW_FATES).optional().catch(undefined)

/** The rows as they came, with what becomes of each: to be mended and sent again. Formulas are text in it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  authorise(actor, 'read', 'import')
  const one = await requireImport(db, actor, params['id'])
  const fate = FateSchema.parse(new URL(request.url).searchParams.get('fate') ?? undefined)
  await appendAudit(db, { ...by, action: 'import.export', target: one.id, outcome: 'allowed' })
  const words = importWords()
  const csv = Readable.from(rowsOf(db, one, fate)).pipe(
    stringify({ bom: true, escape_formulas: true }),
  )
  csv.write([words.row, words.becomesOf, words.why, ...one.headers])
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="import-${one.id.slice(0, 8)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

async function* rowsOf(db: PaceDb, { id, headers }: Import, fate: RowFate | undefined) {
  const words = importWords()
  for (let after = -1; ;) {
    const { rows, next } = await listImportRows(db, id, { fate, after, limit: PAGE })
    for (const { position, outcome, fate: foretold, sameAs, problems, cells } of rows) {
      const became = outcome ?? foretold
      const why = [
        ...(sameAs === null ? [] : [words.sameAs(sameAs + 1)]),
        ...(problems ?? []).map(({ column, message: detail, said }) =>
          [column === null ? '' : headers[column], sayProblem({ detail, code: 'invalid', said })]
            .filter(Boolean)
            .join(': '),
        ),
      ]
      const own = headers.map((_, column) => cells[column] ?? '')
      yield [position + 1, became ? words.fates[became] : '', why.join('; '), ...own]
    }
    if (next === null) return
    after = next
  }
}
