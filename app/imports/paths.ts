/** Where a file to import is sent; its bytes are counted as they come. */
export const IMPORT_FILE_PATH = '/imports/file'
export const REST_IMPORTS_PATH = '/api/v1/imports'
