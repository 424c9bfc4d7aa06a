import { REST_FILES_PATH } from '../../files/record/paths.ts'
import { isRestRecording } from '../../recordings/paths.ts'
import { REST_IMPORTS_PATH } from '../../imports/paths.ts'

const PATHS = [
  REST_FILES_PATH,
  REST_IMPORTS_PATH,
  '/api/v1/vcons',
  ...['contacts', 'leads', 'listings', 'properties', 'tasks', 'viewings'].map(
    (nouns) => `/api/v1/${nouns}/bulk`,
  ),
]

/** Files and rows that machines send are counted by their routes as they come: no narrower limit, and no gathering, may stand before. */
export function isStreamed({ method, path }: { method: string; path: string }): boolean {
  return (method === 'POST' && PATHS.includes(path)) || isRestRecording({ method, path })
}
