/** Fields of a form that are no part of what is asked. People do not see the trap; programs fill in all there is. */
export const FORM_FIELDS = { token: '_token', trap: '_url', consent: 'consent' } as const
