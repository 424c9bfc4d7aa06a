import { z } from 'zod'
import { findApproval } from '#db/pace/programs/approvals.ts'
import { DomainError } from '#domain/errors.ts'
import { tellApproval } from '../writes/tell-approval.ts'
import { defineTool, READS } from './tool.ts'

export const readApproval = defineTool({
  name: 'read_approval',
  title: 'Read what a person answered',
  description: 'What became of something that the person was asked to say yes to.',
  scope: 'mcp:write',
  annotations: { ...READS, idempotentHint: false },
  input: {
    id: z.uuid().toLowerCase().describe("The approval's id, as the tool that asked told it"),
  },
  run: async ({ id }, { deps: { db, urls }, actor, client, now }) => {
    const approval = await findApproval(db, id, { now })
    if (!approval || approval.personId !== actor.id || approval.client !== client)
      throw new DomainError('notFound', 'There is no such question of yours.')
    return tellApproval(approval, urls.app).structuredContent ?? {}
  },
})
