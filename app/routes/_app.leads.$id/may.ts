/** What the reader of the page may do with its lead. */
export type May = {
  write: boolean
  claim: boolean
  assign: boolean
  share: boolean
  setStage: boolean
  archive: boolean
}
