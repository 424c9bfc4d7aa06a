import { type Command, InvalidArgumentError, Option } from 'commander'
import { VENDORS } from '#domain/call/vendors/vendors.ts'
import type { CliContext } from '../cli/context.ts'
import { openSender } from '../replay/open-sender.ts'
import { type HowToRead, readRecording } from '../replay/read-recording.ts'
import { replayCall } from '../replay/replay-call.ts'

type Options = HowToRead & { speed: number; loop?: boolean }

/** Plays a recorded call into the feed, as a call centre would send it. */
export function addCallReplayCommand(program: Command, context: CliContext): void {
  const call = program.commands.find((one) => one.name() === 'call') ?? program.command('call')
  call
    .description('Calls')
    .command('replay')
    .argument(
      '<file>',
      'a call: events of the feed per line, a vCon, dialogues, or what a vendor sent',
    )
    .option('--speed <n>', 'how many times faster than it was spoken', parseSpeed, 1)
    .addOption(new Option('--vendor <name>', 'whose messages the file holds').choices(VENDORS))
    .option('--agent <email>', 'who takes the call of a dialogue')
    .option('--dialogue <id>', 'which dialogue of the file, unless the first')
    .option('--loop', 'begin again, as a new call, until interrupted')
    .description('Streams a recorded call into the call feed')
    .action(async (file: string, options: Options) => replay(context, file, options))
}

async function replay(
  context: CliContext,
  file: string,
  { speed, loop, ...how }: Options,
): Promise<void> {
  const recording = await readRecording(file, how)
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
