import { join } from 'node:path'
import { countTests } from './count-tests.ts'

/** `npm run count`: lines of tests for each line of code, by folder. */
for (const [folder, { code, tests }] of Object.entries(
  countTests(join(import.meta.dirname, '../..')),
)) {
  const share = (tests / Math.max(code, 1)).toFixed(2)
  console.log(`${folder.padEnd(12)} ${share}  (${tests} of tests, ${code} of code)`)
}
