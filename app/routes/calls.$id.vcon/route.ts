import type { LoaderFunctionArgs } from '@remix-run/node'
import { appendAudit } from '#db/pace/audit/audit.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { authorise } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { VCON_TYPE } from '#domain/call/vcon/vcon.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { makeVcon, vconFileName } from '../../vcon/make-vcon.server.ts'

/** A call as a file for other systems; whoever takes it away is in the audit. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  const { call, lead } = (await findCall(db, params['id'] ?? '')) ?? notFound('call')
  authorise(actor, 'read', 'call', callFacts(call, lead))
  const vcon = await makeVcon(db, call)
  await appendAudit(db, { ...by, action: 'call.vcon', target: call.id, outcome: 'allowed' })
  return new Response(JSON.stringify(vcon), {
    headers: {
      'content-type': VCON_TYPE,
      'content-disposition': `attachment; filename="${vconFileName(call.id)}"`,
      'cache-control': 'no-store',
    },
  })
}
