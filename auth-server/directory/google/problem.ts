/** Why the directory could not be read, or not believed. Its message is for whoever administers PACE. */
export class DirectoryProblem extends Error {
  override readonly name = 'DirectoryProblem'
  /** The cap that was reached. */
  readonly cap: string | null

  constructor(
    message: string,
    { cap = null, cause }: { cap?: string | null; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.cap = cap
  }
}
