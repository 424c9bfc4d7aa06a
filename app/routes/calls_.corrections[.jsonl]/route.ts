import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import { readCorrections } from '#db/pace/calls/corrections.ts'
import { requirePerson } from '../../pages/context.server.ts'

const LONGEST_DAYS = 3_660
const QuerySchema = z.object({ days: z.coerce.number().int().min(1).max(LONGEST_DAYS).default(90) })

/** What people put right on calls, a line each, for whoever measures what finds it: of the own team, an admin's of all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db, deps, by } = requirePerson(context, request)
  authorise(actor, 'export', 'call', { teamId: person.teamId })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { days } = parse(QuerySchema, query, 'The address')
  const { zone } = deps.settings.current().house
  const first = daysAfter(dayOf(Date.now(), zone), 1 - days)
  const wanted = {
    teamId: person.role === 'admin' ? null : person.teamId,
    since: new Date(instantOf(first, 0, zone)).toISOString(),
  }
  await appendAudit(db, {
    ...by,
    action: 'call.corrections',
    target: `days:${days}`,
    outcome: 'allowed',
  })
  const lines = Readable.from(linesOf(), { objectMode: false, signal: request.signal })
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': 'attachment; filename="corrections.jsonl"',
      'cache-control': 'no-store',
    },
  })

  async function* linesOf() {
    for await (const one of readCorrections(db, wanted))
      yield Buffer.from(`${JSON.stringify(one)}\n`)
  }
}
