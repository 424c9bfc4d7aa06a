import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { Approval } from '#db/pace/programs/approvals.ts'

/** What a program is told of its question to a person: nothing but what became of its own words. */
export function tellApproval(approval: Approval, appUrl: string): CallToolResult {
  const { id, state, result, error, expiresAt } = approval
  const about = { id, state, expiresAt, page: `${appUrl}/account/programs` }
  const structuredContent = {
    approval: about,
    ...(state === 'done' ? result : {}),
    ...(error !== null && REFUSED.has(state) ? { error } : {}),
  }
  return {
    content: [
      {
        type: 'text',
        text: error && state === 'denied' ? `The person said no. ${error}` : SAYS[state],
      },
      { type: 'text', text: JSON.stringify(structuredContent) },
    ],
    structuredContent,
    ...(REFUSED.has(state) ? { isError: true } : {}),
  }
}

const SAYS: Record<Approval['state'], string> = {
  waiting:
    'Nothing is written yet: the person is asked in PACE. Ask with `read_approval` and this id what became of it.',
  approved: 'The person said yes; it is being written. Ask with `read_approval` what became of it.',
  done: 'The person said yes, and it is written.',
  failed: 'The person said yes, but it could not be written; `error` says why.',
  denied: 'The person said no. Nothing was written; do not ask for the same again.',
  expired: 'Nobody answered in time. Nothing was written.',
  withdrawn: 'The question was taken back. Nothing was written.',
}
const REFUSED = new Set<Approval['state']>(['failed', 'denied', 'expired', 'withdrawn'])
