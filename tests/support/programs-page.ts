import { action, loader } from '#app/routes/_app.account.programs/route.tsx'
import type { PageContext } from '#app/pages/context.server.ts'
import type { TestApi } from './test-api.ts'

type Shown = Awaited<ReturnType<typeof loader>>

/** The page of programs as somebody of the demo looks at it, and what they press there. */
export function programsPage(api: TestApi, name: string) {
  const { id, role, teamId, seesTeam, email } = api.personOf(name)
  if (!role) throw new Error(`${name} has no role.`)
  const actor = { kind: 'person' as const, id, role, teamId, seesTeam }
  const context = {
    address: null,
    session: { id: 'session-1', actor, person: { ...actor, name, email } },
    deps: { db: api.deps.db, settings: api.deps.settings, commands: api.double.commands },
  } as unknown as PageContext
  const at = 'http://localhost/account/programs'
  const show = (query = ''): Promise<Shown> =>
    loader({ request: new Request(at + query), context, params: {} })
  const press = (values: Record<string, string>) => {
    const body = new URLSearchParams(values)
    return action({ request: new Request(at, { method: 'POST', body }), context, params: {} })
  }
  return {
    show,
    press,
    /** Answers the first question that waits. */
    answer: async (intent: 'approve' | 'deny') => {
      const [ask] = (await show()).asks
      if (!ask) throw new Error('Nothing is asked.')
      return press({ intent, id: ask.id, argsHash: ask.argsHash })
    },
  }
}
