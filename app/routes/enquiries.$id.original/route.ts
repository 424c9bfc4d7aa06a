import type { LoaderFunctionArgs } from '@remix-run/node'
import { appendAudit } from '#db/pace/audit/audit.ts'
import { requireArrival } from '../../arrivals/decide.server.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** What came, byte by byte, as a file that no browser opens. `requireArrival` authorises; whoever takes it is in the audit. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { db, by } = who
  const { arrival } = await requireArrival(who, params['id'])
  const target = `arrival:${arrival.id}`
  await appendAudit(db, { ...by, action: 'arrival.download', target, outcome: 'allowed' })
  const ending = arrival.channel === 'email' ? 'eml' : 'txt'
  return new Response(new Uint8Array(arrival.body), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="enquiry-${arrival.id.slice(0, 8)}.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}
