import type { Command } from 'commander'
import type { PaceDb } from '#db/pace/client.ts'
import { restorePerson, setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { findPersonByEmail, listPeople, type Person } from '#db/pace/people/people.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { RoleSchema } from '#domain/access/person.ts'
import type { CliContext } from '../cli/context.ts'
import { printFromDatabase } from '../cli/print-from-database.ts'

const BY = { actor: 'service:pace-cli' }

/** People and their rights, by e-mail. A change takes effect on open pages and sockets within seconds. */
export function addUserCommand(program: Command, context: CliContext): void {
  const user = program.command('user').description('People and their rights')
  const run = (work: (db: PaceDb) => Promise<unknown>) => printFromDatabase(context, work)

  user
    .command('list')
    .description('Lists people with role and state')
    .action(() => run(async (db) => (await listPeople(db)).map(show)))
  user
    .command('suspend')
    .argument('<email>')
    .description('Ends all sessions, tokens and sockets of a person and keeps them out')
    .action((email: string) => run((db) => change(db, email, (of) => suspendPerson(db, of))))
  user
    .command('restore')
    .argument('<email>')
    .description('Lets a suspended person sign in again')
    .action((email: string) => run((db) => change(db, email, (of) => restorePerson(db, of))))
  user
    .command('role')
    .argument('<email>')
    .argument('<role>', 'agent, manager or admin')
    .description('Gives a person a role')
    .action((email: string, given: string) => {
      const role = parse(RoleSchema, given, 'The role')
      return run((db) => change(db, email, (of) => setRole(db, { ...of, role })))
    })
}

type Of = { personId: string; by: typeof BY }

async function change(db: PaceDb, email: string, apply: (of: Of) => Promise<Person>) {
  const person = await findPersonByEmail(db, email)
  if (!person) throw new DomainError('notFound', `Nobody here has the e-mail ${email}.`)
  return show(await apply({ personId: person.id, by: BY }))
}

function show({ id, email, name, role, status }: Person) {
  return { id, email, name, role, status }
}
