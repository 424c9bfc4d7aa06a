import { CallIdSchema, readWholeCall } from '../../../api/resources/calls.ts'
import { defineTool, READS } from '../tool.ts'

export const readCall = defineTool({
  name: 'read_call',
  title: 'Read a call',
  description:
    'One call with its summary, what was said (sensitive words are left out) and the marks on it.',
  scope: 'mcp:read',
  annotations: READS,
  input: { id: CallIdSchema.describe("The call's id") },
  run: async ({ id }, { deps: { db }, actor, touch }) => {
    const call = await readWholeCall(db, actor, id)
    touch('call', [id])
    return { call }
  },
})
