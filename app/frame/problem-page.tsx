import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { z } from 'zod'
import { frameWords } from '#words/frame.ts'
import { sayProblem, sayProblemTitle } from '#words/problems.ts'
import { SaidSchema } from '#domain/said.ts'
import { Button, ButtonLink } from '../components/kit/button.tsx'
import { Filled } from '../components/kit/filled.tsx'
import { Logo } from './navigation/logo.tsx'

const ProblemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  code: z.string().optional(),
  said: SaidSchema.optional(),
  traceId: z.string().optional(),
})

/** What went wrong and what to do next; the whole page, or the content inside the frame. */
export function ProblemPage({ inFrame = false }: { inFrame?: boolean }) {
  const words = frameWords().problem
  const { status, title, detail, traceId } = describe(useRouteError())
  const location = useLocation()
  return (
    <main
      className={
        inFrame ? 'grid h-full place-items-center p-6' : 'grid min-h-dvh place-items-center p-6'
      }
    >
      <div className="max-w-md">
        {!inFrame && <Logo className="mb-6 size-9" />}
        <p className="text-xs font-medium text-faint">{status}</p>
        <h1 className="mt-1 text-xl font-semibold text-balance">{title}</h1>
        <p className="mt-2 text-base text-muted">{detail}</p>
        <div className="mt-5 flex flex-wrap gap-2">
          {status === 401 ? (
            <ButtonLink
              to={`/sign-in?returnTo=${encodeURIComponent(location.pathname)}`}
              variant="primary"
            >
              {words.signIn}
            </ButtonLink>
          ) : (
            <ButtonLink to="/desk" variant="primary">
              {words.toDesk}
            </ButtonLink>
          )}
          {status !== 404 && (
            <Button onClick={() => window.location.reload()}>{words.tryAgain}</Button>
          )}
        </div>
        {traceId && (
          <p className="mt-5 text-xs text-faint">
            <Filled
              text={words.quote}
              parts={{ trace: <span className="font-mono select-all">{traceId}</span> }}
            />
          </p>
        )}
      </div>
    </main>
  )
}

function describe(error: unknown) {
  const words = frameWords().problem
  if (!isRouteErrorResponse(error)) {
    return {
      status: 500,
      title: words.stopped,
      detail: words.stoppedDetail,
    }
  }
  const problem = ProblemSchema.safeParse(error.data)
  if (problem.success) {
    const { traceId } = problem.data
    const title = sayProblemTitle(problem.data)
    return { status: error.status, title, detail: sayProblem(problem.data), traceId }
  }
  if (error.status === 404) {
    return {
      status: 404,
      title: words.notFound,
      detail: words.notFoundDetail,
    }
  }
  return {
    status: error.status,
    title: words.other,
    detail: words.otherDetail,
  }
}
