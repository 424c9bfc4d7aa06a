import { z } from 'zod'
import { FILES_OF_RECORD } from '#domain/file/limits.ts'
import { listFiles as readFiles } from '#db/pace/files/records.ts'
import { showFile } from '../../../api/resources/files.ts'
import { requireFiledRecord } from '../../../files/record/file-access.server.ts'
import { defineTool, READS } from '../tool.ts'

export const listFiles = defineTool({
  name: 'list_files',
  title: 'List the files of a record',
  description:
    'The files of a lead, a listing or another record: names, types, sizes and addresses that open for some minutes.',
  scope: 'mcp:read',
  annotations: READS,
  input: { record: z.string().max(100).describe('As in `listing:<id>` or `lead:<id>`') },
  run: async ({ record }, { deps, actor, touch }) => {
    const { name } = await requireFiledRecord(deps.db, actor, 'read', record)
    const rows = await readFiles(deps.db, name, FILES_OF_RECORD)
    touch(
      'file',
      rows.map(({ id }) => id),
    )
    return { files: rows.map((row) => showFile(deps, row)) }
  },
})
