import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { AUDIENCE } from '#domain/access/token.ts'
import { VCON_TYPE } from '#domain/call/vcon/vcon.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { readProblem } from '#service/http/read-problem.ts'
import { createTokenClient, type TokenClient } from '#service/identity/token-client.ts'
import type { CliContext } from '../cli/context.ts'

const TakenSchema = z.object({ id: z.string(), events: z.number(), isRepeat: z.boolean() })
const TIMEOUT_MS = 60_000

/** Calls as other systems keep them: taken in through the feed like any, and written as files. */
export function addCallVconCommands(program: Command, context: CliContext): void {
  const call = program.commands.find((one) => one.name() === 'call') ?? program.command('call')
  call
    .command('import')
    .alias('import-vcon')
    .argument('<files...>', 'vCons, one in each file')
    .description('Takes vCons in as calls, at the times at which they were, each once')
    .action((files: string[]) => importAll(context, files))
  call
    .command('export')
    .argument('<id>', 'a call that is over')
    .option('--out <file>', 'where it is written, unless to the screen')
    .description('Writes a call as a vCon, without what is sensitive in it')
    .action((id: string, { out }: { out?: string }) => exportOne(context, id, out))
}

/** What is wrong with one file keeps no other from being taken in. */
async function importAll(context: CliContext, files: readonly string[]): Promise<void> {
  const { SYNC_URL } = context.addresses()
  const tokens = tokensOf(context)
  let failed = 0
  for (const file of files) {
    try {
      const body = await readFile(file).catch(() => {
        throw new FatalError('there is no such file that can be read')
      })
      const token = await tokens.clientToken({ resource: AUDIENCE.sync, scope: 'calls:write' })
      const response = await ask(`${SYNC_URL}/feed/vcon`, token, { method: 'POST', body })
      const { id, events, isRepeat } = TakenSchema.parse(await response.json())
      console.log(`✓ ${file}: call ${id}, ${isRepeat ? 'was there' : `${events} events`}`)
    } catch (error) {
      failed += 1
      console.error(`✗ ${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (failed > 0) process.exitCode = 1
}

async function exportOne(context: CliContext, id: string, out: string | undefined): Promise<void> {
  const { APP_URL } = context.addresses()
  const token = await tokensOf(context).clientToken({
    resource: AUDIENCE.api,
    scope: 'calls:read',
  })
  const address = `${APP_URL}/api/v1/calls/${encodeURIComponent(id)}/vcon`
  const text = await (await ask(address, token)).text()
  if (out === undefined) return void process.stdout.write(`${text}\n`)
  await writeFile(out, text)
  console.log(`✓ ${out}`)
}

function tokensOf(context: CliContext): TokenClient {
  const { id, secret } = context.client()
  const tokenUrl = `${context.addresses().AUTH_URL}/token`
  return createTokenClient({ tokenUrl, clientId: id, clientSecret: secret })
}

type Sent = { method?: string; body?: Buffer<ArrayBuffer> }

async function ask(address: string, token: string, sent: Sent = {}): Promise<Response> {
  const response = await fetch(address, {
    ...sent,
    headers: { authorization: `Bearer ${token}`, 'content-type': VCON_TYPE },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new FatalError(`${new URL(address).origin} is out of reach`)
  })
  if (!response.ok) throw await readProblem(response, 'PACE')
  return response
}
