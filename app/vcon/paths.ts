/** Where pages send vCons; their bytes are counted as they come. */
export const VCONS_PATH = '/calls/vcons'
