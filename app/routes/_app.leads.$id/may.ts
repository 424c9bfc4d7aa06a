/** What the reader of the page may do with its lead. */
export type May = {
  write: boolean
  /** To send homes to its customer. */
  offer: boolean
  note: boolean
  claim: boolean
  assign: boolean
  share: boolean
  setStage: boolean
  archive: boolean
}
