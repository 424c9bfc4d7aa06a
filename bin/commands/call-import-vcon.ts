import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { readVcon } from '#domain/call/vcon/read-vcon.ts'
import { namedUuid } from '#service/identity/named-uuid.ts'
import type { CliContext } from '../cli/context.ts'
import { openSender } from '../replay/open-sender.ts'
import { importCall } from '../replay/replay-call.ts'

/** Takes calls of other systems in, through the feed like any: what is sensitive in their words is masked before it is written. */
export function addCallImportCommand(program: Command, context: CliContext): void {
  const call = program.commands.find((one) => one.name() === 'call') ?? program.command('call')
  call
    .command('import-vcon')
    .argument('<files...>', 'vCons, one in each file')
    .description('Takes vCons in as calls, at the times at which they were, each once')
    .action(async (files: string[]) => importAll(context, files))
}

async function importAll(context: CliContext, files: readonly string[]): Promise<void> {
  const sender = openSender(context)
  await sender.connect()
  try {
    for (const file of files) {
      const text = await readFile(file, 'utf8')
      const { uuid, startedAt, events } = readVcon(JSON.parse(text))
      const callId = `vcon-${namedUuid(`vcon ${uuid ?? text}`)}`
      await importCall(sender, { callId, startedAt, events })
      console.log(`✓ call ${callId}: ${events.length} events, ${sender.refused} refused`)
    }
  } finally {
    sender.close()
  }
}
