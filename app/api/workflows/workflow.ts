/** One request of a workflow. What its operation says of it (place of parameters, type of the body, status) is not said again. */
export type Step = {
  id: string
  does: string
  operation: string
  /** Parameters of the operation, by name. Values may be Arazzo's expressions. */
  with?: Record<string, string | number>
  body?: unknown
  /** What has to hold of the answer beside its status: conditions, or patterns that its text has to match. */
  holds?: readonly (string | RegExp)[]
  /** What later steps name, by expressions. */
  keeps?: Record<string, string>
  /** Asked again each second, so often at most, until it holds: what follows a change by jobs takes a moment. */
  mostTries?: number
}
export type Workflow = {
  id: string
  summary: string
  description: string
  /** What has to be given, with what it is. */
  inputs: Record<string, string>
  steps: readonly Step[]
}

/** What is given to many of them. */
export const GIVEN = {
  token: 'An access token of a machine client, or of a person',
  personsToken: 'An access token of a person',
  phone: 'The phone that the person is known by',
} as const
