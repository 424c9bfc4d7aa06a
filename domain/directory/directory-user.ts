/** Somebody of the company's directory, with what it says about them. A flag that it did not send is no such user. */
export type DirectoryUser = {
  /** Google's id, which is also the `sub` of its ID tokens: the only key to a person. */
  id: string
  email: string
  name: string
  state: 'active' | 'suspended' | 'archived'
  /** Null where no rule asks for it and the directory did not say. */
  orgUnit: string | null
  /** Addresses, in lower case, of the groups that the rules name and that this user is in, directly or through others. */
  groups: readonly string[]
}

export type DirectorySnapshot = {
  /** When reading began: what was learnt of a person after that is newer than this. */
  at: string
  users: readonly DirectoryUser[]
  /** Ids of whom the directory itself says that they are no more. Whoever is merely not among the users stays. */
  gone: ReadonlySet<string>
}

/** Why the directory keeps somebody out. */
export const CLOSE_REASONS = ['suspended', 'archived', 'deleted', 'outOfScope'] as const
export type CloseReason = (typeof CLOSE_REASONS)[number]
