import type { Refusal } from '../admission.ts'
import { errorPage } from './error-page.ts'
import type { Html } from './layout.ts'

const WORDS = {
  wrongDomain: {
    title: 'This account is not ours',
    message: 'You signed in with an account outside the company. Use your work account.',
  },
  unverifiedEmail: {
    title: 'Your e-mail is not verified',
    message:
      'Google has not verified the e-mail of this account. Verify it with Google, then sign in again.',
  },
  unknownPerson: {
    title: 'You are not in PACE yet',
    message: 'Your account is fine, but nobody has added you. Ask an administrator.',
  },
  suspended: {
    title: 'Your access is suspended',
    message:
      'An administrator has suspended your access to PACE. Ask them if you think this is wrong.',
  },
  noRole: {
    title: 'You have no role yet',
    message: 'You are in PACE, but nobody has said what you do. Ask an administrator for a role.',
  },
} as const satisfies Record<Refusal, { title: string; message: string }>

/** Why somebody who is who they say may still not come in. */
export function refusalPage(
  refusal: Refusal,
  options: { retry: string; email: string; demo: boolean },
): Html {
  return errorPage({
    ...WORDS[refusal],
    detail: `Signed in as ${options.email}`,
    actions: [{ label: 'Use another account', href: options.retry }],
    demo: options.demo,
  })
}
