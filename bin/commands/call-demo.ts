import type { Command } from 'commander'
import { join } from 'node:path'
import { type CliContext, ROOT } from '../cli/context.ts'
import { playDemoCalls, readDemoRecordings } from '../replay/demo-calls.ts'
import { openSender } from '../replay/open-sender.ts'

const PAUSE_MS = 20_000

/** What `npm start` runs beside the services where people are demo people. */
export function addCallDemoCommand(program: Command, context: CliContext): void {
  const call = program.commands.find((one) => one.name() === 'call') ?? program.command('call')
  call
    .command('demo')
    .description('Plays the ten recorded calls, one after the other, until interrupted')
    .action(() => playDemo(context))
}

async function playDemo(context: CliContext): Promise<void> {
  // The line to whoever started it breaks when that one dies.
  process.once('disconnect', () => process.exit())
  const recordings = await readDemoRecordings(join(ROOT, 'db/pace/seed/calls'))
  const sender = openSender(context)
  await sender.connect()
  const noteFile = join(context.home, 'demo-call')
  const { signal } = new AbortController()
  await playDemoCalls(sender, { recordings, noteFile, speed: 1, pauseMs: PAUSE_MS, signal })
}
