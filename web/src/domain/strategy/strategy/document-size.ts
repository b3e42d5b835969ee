/** Largest file of a document; apart from the schemas, so that the page need not load them. */
export const DOCUMENT_MEGABYTES = 20;
