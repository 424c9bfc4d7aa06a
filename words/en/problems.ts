import type { ProblemWords } from '../catalogue/problem-words.ts'

/** The messages of errors are English themselves. */
export const problems: ProblemWords = {
  titles: {
    unauthenticated: 'Not signed in',
    forbidden: 'Not allowed',
    notFound: 'Not found',
    gone: 'Gone',
    conflict: 'Conflict',
    outdated: 'Changed meanwhile',
    malformed: 'Malformed',
    invalid: 'Invalid',
    tooLarge: 'Too large',
    tooMany: 'Too many requests',
    unavailable: 'Unavailable for now',
    internal: 'Internal error',
  },
  general: null,
  exact: {},
}
