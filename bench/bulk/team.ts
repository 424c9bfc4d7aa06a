import type { CommandServer } from './command-server.ts'

export type Team = { teamId: string; manager: string; token: string }

/** A team with a manager, and a token of theirs. */
export async function foundTeam({ owner: { sql }, authority }: CommandServer): Promise<Team> {
  const [teamId, manager] = [crypto.randomUUID(), crypto.randomUUID()]
  await sql`insert into teams (id, name) values (${teamId}, 'Marina')`
  await sql`insert into people (id, name, email, role, team_id)
    values (${manager}, 'Maha', 'maha@pace.test', 'manager', ${teamId})`
  const rights = { role: 'manager', team: teamId, sv: 1, scope: 'live:read live:write' }
  const token = await authority.sign({ sub: manager, client_id: 'pace-app', ...rights })
  return { teamId, manager, token }
}

/** What the server answers to somebody of the team. */
export async function post<Answer>(
  { url }: CommandServer,
  { token }: Team,
  path: string,
  body: object,
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json() as Promise<Answer>
}
