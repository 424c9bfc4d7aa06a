import { authWords } from '#words/auth.ts'
import type { Refusal } from '../google/admission.ts'
import { errorPage } from './error-page.ts'
import type { Html } from './layout.ts'

/** Why somebody who is who they say may still not come in. */
export function refusalPage(
  refusal: Refusal,
  options: { retry: string; email: string; demo: boolean },
): Html {
  const { refusals, signedInAs, otherAccount } = authWords()
  return errorPage({
    ...refusals[refusal],
    detail: signedInAs(options.email),
    actions: [{ label: otherAccount, href: options.retry }],
    demo: options.demo,
  })
}
