import { spawnSync } from 'node:child_process'

/** `npm run bench -- fuzz [requests] [seed]`: the whole of REST, by its own description. Its test says what was answered. */
export function benchFuzz([requests = '20000', seed = String(Date.now() % 1_000_000)]: string[]) {
  const env = { ...process.env, PACE_FUZZ_REQUESTS: requests, PACE_FUZZ_SEED: seed }
  const asked = ['test', '--', 'app/api/fuzz.test.ts', '--testTimeout=3600000']
  const { status } = spawnSync('npm', asked, { stdio: 'inherit', env })
  process.exit(status ?? 1)
}
