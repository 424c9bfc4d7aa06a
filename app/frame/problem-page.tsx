import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { z } from 'zod'
import { Button, ButtonLink } from '../components/button.tsx'
import { Logo } from './logo.tsx'

const ProblemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  traceId: z.string().optional(),
})

/** What went wrong and what to do next; the whole page, or the content inside the frame. */
export function ProblemPage({ inFrame = false }: { inFrame?: boolean }) {
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
              Sign in
            </ButtonLink>
          ) : (
            <ButtonLink to="/desk" variant="primary">
              Back to the desk
            </ButtonLink>
          )}
          {status !== 404 && <Button onClick={() => window.location.reload()}>Try again</Button>}
        </div>
        {traceId && (
          <p className="mt-5 text-xs text-faint">
            If you ask for help, quote <span className="font-mono select-all">{traceId}</span>
          </p>
        )}
      </div>
    </main>
  )
}

function describe(error: unknown) {
  if (!isRouteErrorResponse(error)) {
    return {
      status: 500,
      title: 'This page stopped working',
      detail:
        'What was saved is safe. Try again; if it happens once more, tell your administrator what you did.',
    }
  }
  const problem = ProblemSchema.safeParse(error.data)
  if (problem.success) return { status: error.status, ...problem.data }
  if (error.status === 404) {
    return {
      status: 404,
      title: 'Not found',
      detail: 'There is no page at this address. Check it, or search with ⌘K.',
    }
  }
  return {
    status: error.status,
    title: error.statusText || 'That did not work',
    detail: 'Try again in a moment.',
  }
}
