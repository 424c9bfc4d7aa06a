import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { benchAccuracy } from './accuracy.ts'
import { benchAtSize } from './at-size/main.ts'
import { benchSignIn, benchTokenIssuance, benchTokenVerification } from './auth.ts'
import { benchEventLatency, benchWebhookLatency } from './change-latency.ts'
import { benchEditInBrowsers } from './edit-in-browsers.ts'
import { benchEditLatency } from './edit-latency.ts'
import { benchConsumer } from './consumer.ts'
import { benchFuzz } from './fuzz.ts'
import { benchEnquiryInBrowsers } from './enquiry-in-browsers.ts'
import { benchFrames } from './frames/main.ts'
import type { Summary } from './stack/latencies.ts'
import { benchMarkLatency } from './mark-latency.ts'
import { benchMarksInBrowsers } from './marks-in-browsers.ts'
import { benchScreenPopInBrowsers } from './screen-pop-in-browsers.ts'
import { benchPages } from './pages/main.ts'
import { benchModel } from './model/main.ts'
import { benchQuestions } from './questions/main.ts'
import { type BenchStack, startBenchStack } from './stack/stack.ts'
import { benchBulk, BULK } from './bulk/main.ts'
import { benchSync } from './sync/main.ts'

const RESULTS = join(import.meta.dirname, 'results')
const BENCHES: Record<string, (stack: BenchStack) => Promise<Summary>> = {
  'edit-latency': benchEditLatency,
  'mark-latency': benchMarkLatency,
  'edit-in-browsers': benchEditInBrowsers,
  'enquiry-in-browsers': benchEnquiryInBrowsers,
  'marks-in-browsers': benchMarksInBrowsers,
  'screen-pop-in-browsers': benchScreenPopInBrowsers,
  'event-latency': benchEventLatency,
  'webhook-latency': benchWebhookLatency,
  'token-issuance': benchTokenIssuance,
  'token-verification': benchTokenVerification,
  'sign-in': benchSignIn,
}

const wanted = process.argv.slice(2)
if (wanted[0] === 'sync') {
  await benchSync(wanted.slice(1))
  process.exit(0)
}
if (wanted[0] !== undefined && Object.hasOwn(BULK, wanted[0])) {
  await benchBulk(wanted)
  process.exit(0)
}
if (wanted[0] === 'accuracy') {
  benchAccuracy()
  process.exit(0)
}
if (wanted[0] === 'model') {
  await benchModel()
  process.exit(0)
}
if (wanted[0] === 'questions') {
  await benchQuestions(wanted.slice(1))
  process.exit(0)
}
if (wanted[0] === 'at-size') {
  await benchAtSize(wanted.slice(1))
  process.exit(0)
}
if (wanted[0] === 'fuzz') benchFuzz(wanted.slice(1))
if (wanted[0] === 'consumer') benchConsumer(wanted.slice(1))
if (wanted[0] === 'pages') {
  await benchPages(wanted.slice(1))
  process.exit(0)
}
if (wanted[0] === 'frames') {
  await benchFrames(wanted.slice(1))
  process.exit(0)
}
const stack = await startBenchStack()
try {
  for (const [name, run] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const summary = await run(stack)
    console.log(`\n${name} (milliseconds)`)
    console.table([summary])
    store(name, summary)
  }
} finally {
  await stack.stop()
}
process.exit(0)

function store(name: string, summary: Summary): void {
  mkdirSync(RESULTS, { recursive: true })
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version }
  const result = { name, at: new Date().toISOString(), unit: 'ms', ...summary, machine }
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
