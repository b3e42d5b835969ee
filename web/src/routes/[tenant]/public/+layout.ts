/** Nothing here needs a script: a resident's phone loads words and style only. */
export const csr = false;
