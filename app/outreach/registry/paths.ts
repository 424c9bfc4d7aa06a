/** Where a list of the Do Not Call Registry is sent; its bytes are counted as they come. */
export const REGISTRY_PATH = '/registry/list'
