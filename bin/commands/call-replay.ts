import { type Command, InvalidArgumentError } from 'commander'
import type { CliContext } from '../cli/context.ts'
import { openSender } from '../replay/open-sender.ts'
import { readRecording } from '../replay/read-recording.ts'
import { replayCall } from '../replay/replay-call.ts'

type Options = { speed: number; loop?: boolean }

/** Plays a recorded call into the feed, as a call centre would send it. */
export function addCallReplayCommand(program: Command, context: CliContext): void {
  const call = program.commands.find((one) => one.name() === 'call') ?? program.command('call')
  call
    .description('Calls')
    .command('replay')
    .argument('<file>', 'a recorded call: one event of the feed per line')
    .option('--speed <n>', 'how many times faster than it was spoken', parseSpeed, 1)
    .option('--loop', 'begin again, as a new call, until interrupted')
    .description('Streams a recorded call into the call feed')
    .action(async (file: string, options: Options) => replay(context, file, options))
}

async function replay(context: CliContext, file: string, { speed, loop }: Options): Promise<void> {
  const recording = await readRecording(file)
  const sender = openSender(context)
  await sender.connect()
  try {
    do {
      const started = performance.now()
      const id = await replayCall(sender, recording, { speed })
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(
        `✓ call ${id}: ${recording.events.length} events in ${seconds} s, ${sender.refused} refused`,
      )
    } while (loop)
  } finally {
    sender.close()
  }
}

function parseSpeed(text: string): number {
  const speed = Number(text)
  if (speed > 0 && speed <= 10_000) return speed
  throw new InvalidArgumentError('It is a number above 0, at most 10000.')
}
