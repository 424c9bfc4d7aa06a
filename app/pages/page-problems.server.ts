import { sayTimeIsUp } from '#db/pace/query/time-limit.ts'
import { DomainError } from '#domain/errors.ts'
import { toProblem } from '#service/http/problem.ts'
import type {
  ActionFunction,
  ActionFunctionArgs,
  LoaderFunction,
  LoaderFunctionArgs,
  ServerBuild,
} from '@remix-run/node'
import { data } from '@remix-run/node'
import { auditPageDenial } from './context.server.ts'

type Routes = ServerBuild['routes']

/**
 * The one place where pages turn broken rules into answers. A loader's becomes a problem page; an action's comes back
 * as `{ problem }` beside the form, so that nothing typed is lost.
 */
export function translateProblems(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action, default: page } = route.module
    const module = {
      ...route.module,
      ...(loader && { loader: withProblemPage(page ? loader : asPart(loader)) }),
      ...(action && { action: withProblemData(action) }),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) as Routes }
}

function asPart(loader: LoaderFunction): LoaderFunction {
  return (args) => loader({ ...args, context: { ...args.context, isPart: true } })
}

function withProblemPage(loader: LoaderFunction): LoaderFunction {
  return async (args) => {
    try {
      return await loader(args)
    } catch (raised) {
      const error = sayTimeIsUp(raised)
      if (!(error instanceof DomainError)) throw error
      audit(error, args)
      const problem = toProblem(error)
      throw Response.json(problem, { status: problem.status })
    }
  }
}

function withProblemData(action: ActionFunction): ActionFunction {
  return async (args) => {
    try {
      return await action(args)
    } catch (raised) {
      const error = sayTimeIsUp(raised)
      if (!(error instanceof DomainError)) throw error
      audit(error, args)
      const problem = toProblem(error)
      return data({ problem }, { status: problem.status })
    }
  }
}

function audit(error: DomainError, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (error.code === 'forbidden') auditPageDenial(context, request, error.message)
}
