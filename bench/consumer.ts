import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'

const RESULT = join(import.meta.dirname, 'results/consumer.json')

/** `npm run bench -- consumer [kills]`: a consumer of the log is killed so often while a hundred events come for each. */
export function benchConsumer([kills = '200']: string[]) {
  mkdirSync(dirname(RESULT), { recursive: true })
  const env = { ...process.env, PACE_CONSUMER_KILLS: kills, PACE_CONSUMER_RESULT: RESULT }
  const asked = ['test', '--', 'app/api/events-kill.test.ts', '--testTimeout=3600000']
  const { status } = spawnSync('npm', asked, { stdio: 'inherit', env })
  console.log(readFileSync(RESULT, 'utf8'), { load: loadavg() })
  process.exit(status ?? 1)
}
