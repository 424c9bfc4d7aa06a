/** Where pages and programs send vCons; their bytes are counted as they come. */
export const VCONS_PATH = '/calls/vcons'
export const REST_VCONS_PATH = '/api/v1/vcons'
