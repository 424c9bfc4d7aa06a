import { authorise } from '#domain/access/access.ts'
import { listColleagues } from '#db/pace/people/people.ts'
import { listTeams } from '#db/pace/people/teams.ts'
import { defineTool, READS } from '../tool.ts'

export const listPeople = defineTool({
  name: 'list_people',
  title: 'List who works here',
  description:
    'Colleagues with role and team, the teams, and who the person behind the token is: `me`.',
  scope: 'mcp:read',
  annotations: READS,
  input: {},
  run: async (_input, { deps: { db }, actor }) => {
    authorise(actor, 'read', 'person')
    const [people, teams] = await Promise.all([listColleagues(db), listTeams(db)])
    return { me: actor.id, people, teams }
  },
})
