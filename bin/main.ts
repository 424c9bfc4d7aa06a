import { Command } from 'commander'
import { DomainError } from '#domain/errors.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { addBackupCommand } from './commands/backup.ts'
import { addCallDemoCommand } from './commands/call-demo.ts'
import { addCallVconCommands } from './commands/call-vcon.ts'
import { addCallReplayCommand } from './commands/call-replay.ts'
import { addClientCommand } from './commands/client.ts'
import { addCorrectionsCommand } from './commands/corrections.ts'
import { addDirectoryCommand } from './commands/directory.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addDocumentCommand } from './commands/document.ts'
import { addEventsCommand } from './commands/events.ts'
import { addKeysCommand } from './commands/keys.ts'
import { addProjectCommand } from './commands/project.ts'
import { addRestoreCommand } from './commands/restore.ts'
import { addUserCommand } from './commands/user.ts'
import { createContext } from './cli/context.ts'

/** Every command is one file of bin/commands: `addXCommand(program, context)`. */
const program = new Command('pace').description('Administers a PACE workspace')

try {
  const context = createContext(process.env)
  for (const add of [
    addBackupCommand,
    addDoctorCommand,
    addRestoreCommand,
    addClientCommand,
    addKeysCommand,
    addUserCommand,
    addDirectoryCommand,
    addCallReplayCommand,
    addCallDemoCommand,
    addCallVconCommands,
    addCorrectionsCommand,
    addEventsCommand,
    addDocumentCommand,
    addProjectCommand,
  ])
    add(program, context)
  await program.parseAsync()
} catch (error) {
  const known = error instanceof FatalError || error instanceof DomainError
  console.error(`✗ ${known ? error.message : error instanceof Error ? error.stack : String(error)}`)
  process.exitCode = 1
}
