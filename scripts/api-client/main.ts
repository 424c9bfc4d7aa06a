import { writeFileSync } from 'node:fs'
import { CLIENT_TYPES, writeClientTypes } from './client-types.ts'

/** `node scripts/api-client/main.ts`: the typed client follows the description. */
writeFileSync(CLIENT_TYPES, await writeClientTypes())
