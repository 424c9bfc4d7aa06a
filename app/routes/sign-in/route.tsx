import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { Logo } from '../../frame/logo.tsx'
import { buttonClass } from '../../components/button.tsx'
import { safeReturnTo } from '../../session/return-to.server.ts'
import { Pulse } from './pulse.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · PACE' }]

const REASONS: Record<string, string> = {
  ended: 'Your session has ended. Sign in to go on where you were.',
  signedOut: 'You are signed out.',
  failed: 'Signing in did not work. Try once more; if it fails again, ask your administrator.',
  denied: 'This account may not use PACE. Ask your administrator to add you to a team.',
}

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const returnTo = safeReturnTo(searchParams.get('returnTo'))
  if (context.session) throw redirect(returnTo)
  return { returnTo, reason: REASONS[searchParams.get('reason') ?? ''] ?? null }
}

export default function SignIn() {
  const { returnTo, reason } = useLoaderData<typeof loader>()
  return (
    <main className="grid min-h-dvh bg-canvas lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
      <div className="flex flex-col p-8 sm:p-12">
        <div className="flex items-center gap-2.5">
          <Logo className="size-7" />
          <span className="text-base font-semibold tracking-tight">PACE</span>
        </div>
        <div className="my-auto w-full max-w-sm py-16">
          <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight text-balance">
            Every lead, listing and call, while it happens.
          </h1>
          <p className="mt-3 text-base text-muted">Sign in with your work account.</p>
          {reason && (
            <p
              role="status"
              className="mt-5 rounded-md border bg-surface px-3 py-2 text-sm text-muted"
            >
              {reason}
            </p>
          )}
          <a
            href={`/auth/start?returnTo=${encodeURIComponent(returnTo)}`}
            className={buttonClass({ variant: 'primary', size: 'lg' }, 'mt-7 w-full')}
          >
            Sign in
            <ArrowRight className="size-4" aria-hidden />
          </a>
        </div>
        <p className="text-xs text-faint">Access is given by your brokerage’s administrator.</p>
      </div>
      <Pulse />
    </main>
  )
}
